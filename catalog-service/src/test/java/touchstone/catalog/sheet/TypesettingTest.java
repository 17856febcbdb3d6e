package touchstone.catalog.sheet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import touchstone.catalog.sheet.ScriptRuns.Typeface;
import touchstone.catalog.sheet.Typesetting.Document;
import touchstone.catalog.sheet.Typesetting.NotTypeset;

class TypesettingTest {
    private static final int SIZE = 48;
    private static final double ALIKE = 0.85;
    private static final Map<Typeface, List<String>> WORDS = Map.of(
            Typeface.LATIN, List.of("Délivré", "90 %"),
            // Joined letters, a lam-alef, a mark above another.
            Typeface.ARABIC, List.of("هيكل", "الألومنيوم", "حراريًا"),
            Typeface.HEBREW, List.of("מסגרת", "אלומיניום"),
            // Marks on top of each other, and a vowel that is a mark and a letter.
            Typeface.THAI, List.of("น้ำ", "ปั๊ม", "ที่", "ก็"),
            Typeface.HAN, List.of("輕巧的鋁製車架", "简体字"));

    @Test
    void a_sheet_in_any_of_the_six_locales_lacks_no_character_and_is_always_the_same_bytes() throws IOException {
        for (String locale : SampleSheet.LOCALES) {
            Document sheet = TestSheets.sheet(locale);

            Files.write(Path.of("target/sheet-" + locale + ".pdf"), sheet.pdf());
            assertEquals(List.of(), sheet.warnings(), locale);
            assertArrayEquals(sheet.pdf(), TestSheets.sheet(locale).pdf(), locale);
        }
    }

    @Test
    void each_script_looks_as_the_shaper_of_the_JDK_draws_it() throws Exception {
        for (Map.Entry<Typeface, List<String>> words : WORDS.entrySet()) {
            for (String word : words.getValue()) {
                Ink set = Ink.of(picture(TestSheets.TYPESETTING.pdf(page(word), Locale.ROOT, "", Instant.EPOCH).pdf()));

                double likeness = set.likeness(Ink.of(drawn(word, words.getKey())));
                assertTrue(likeness > ALIKE, word + " is like what it should be only to " + likeness);
            }
        }
    }

    @Test
    void a_letter_that_is_not_joined_or_a_mark_that_is_out_of_place_does_not_look_the_same() throws Exception {
        assertTrue(Ink.of(drawn("هيكل", Typeface.ARABIC)).likeness(Ink.of(drawn("ه\u200cي\u200cك\u200cل", Typeface.ARABIC))) < ALIKE);
        assertTrue(Ink.of(drawn("น้ำ", Typeface.THAI)).likeness(Ink.of(drawn("นำ้", Typeface.THAI))) < ALIKE);
    }

    @Test
    void Thai_breaks_between_words_and_nothing_is_lost() throws IOException {
        String thai = "เฟรมอลูมิเนียมน้ำหนักเบาผ่านการเชื่อมและการอบด้วยความร้อนเพื่อความแข็งแรง".repeat(3);
        Document set = TestSheets.TYPESETTING.pdf(page(thai), Locale.ROOT, "", Instant.EPOCH);

        List<String> lines = text(set.pdf()).lines().filter(line -> !line.isBlank()).toList();
        assertTrue(lines.size() > 1, "it is all on one line");
        assertEquals(List.of(), set.warnings());
    }

    @Test
    void what_is_said_can_be_searched_and_copied() throws IOException {
        String said = text(TestSheets.sheet("fr").pdf());

        for (String words : List.of("HL Road Frame - Black, 58", "Un cadre léger en aluminium ; soudé et traité", "1 431,50 USD", "2,24 lb", "Révision 7", "31 janvier 2026")) {
            assertTrue(said.replaceAll("[\\u00a0\\u202f]", " ").contains(words), words + " is not in\n" + said);
        }
    }

    @Test
    void a_template_has_no_way_to_a_file_a_host_or_an_entity() {
        for (String address : List.of("file:/etc/hostname", "http://127.0.0.1:1/picture.png", "font:/../labels.properties", "jar:file:/x.jar!/y.png")) {
            Document set = TestSheets.TYPESETTING.pdf(page("<fo:external-graphic src=\"url('" + address + "')\"/>"), Locale.ROOT, "", Instant.EPOCH);
            assertTrue(set.warnings().stream().anyMatch(warning -> warning.contains("Image not found")), address + " " + set.warnings());
        }
        String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:/etc/hostname\">]>" + page("&e;");
        assertThrows(NotTypeset.class, () -> TestSheets.TYPESETTING.pdf(entity, Locale.ROOT, "", Instant.EPOCH));
        assertThrows(NotTypeset.class, () -> TestSheets.TYPESETTING.pdf(page("<fo:block>"), Locale.ROOT, "", Instant.EPOCH));
        assertThrows(NotTypeset.class, () -> TestSheets.TYPESETTING.pdf("<html/>", Locale.ROOT, "", Instant.EPOCH));
    }

    private static String page(String content) {
        return "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-family='LATIN' font-size='" + SIZE + "pt'><fo:layout-master-set><fo:simple-page-master "
                + "master-name='page' page-width='900pt' page-height='700pt' margin='30pt'><fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
                + "<fo:page-sequence master-reference='page'><fo:flow flow-name='xsl-region-body'><fo:block>" + content + "</fo:block></fo:flow></fo:page-sequence></fo:root>";
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static BufferedImage picture(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImage(0, 1, ImageType.GRAY);
        }
    }

    /** The phrase in the same typeface and size, shaped and drawn by the JDK: HarfBuzz, and so not the code under test. */
    private static BufferedImage drawn(String phrase, Typeface typeface) throws IOException, FontFormatException {
        try (InputStream file = TypesettingTest.class.getResourceAsStream("/sheet/fonts/" + typeface.file + ".ttf")) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, file).deriveFont((float) SIZE);
            BufferedImage picture = new BufferedImage(900, 200, BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D pen = picture.createGraphics();
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, 900, 200);
            pen.setColor(Color.BLACK);
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            pen.fill(new TextLayout(phrase, font, pen.getFontRenderContext()).getOutline(java.awt.geom.AffineTransform.getTranslateInstance(30, 120)));
            return picture;
        }
    }

    /** What is dark in a picture, cut out along its edges. */
    private record Ink(double[][] dark) {
        static Ink of(BufferedImage picture) {
            int left = Integer.MAX_VALUE;
            int right = 0;
            int top = Integer.MAX_VALUE;
            int bottom = 0;
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    if (dark(picture, x, y) < 0.5) continue;
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
            double[][] dark = new double[bottom - top + 1][right - left + 1];
            for (int y = top; y <= bottom; y++) for (int x = left; x <= right; x++) dark[y - top][x - left] = dark(picture, x, y);
            return new Ink(dark);
        }

        private static double dark(BufferedImage picture, int x, int y) {
            return 1 - picture.getRaster().getSample(x, y, 0) / 255.0;
        }

        /** From 0 to 1: the correlation of the two, moved against each other by a few pixels. */
        double likeness(Ink other) {
            double best = 0;
            for (int dy = -5; dy <= 5; dy++) for (int dx = -2; dx <= 2; dx++) best = Math.max(best, overlap(other, dx, dy));
            return best;
        }

        private double overlap(Ink other, int dx, int dy) {
            double both = 0;
            for (int y = 0; y < dark.length; y++) {
                for (int x = 0; x < dark[y].length; x++) both += dark[y][x] * other.at(x + dx, y + dy);
            }
            return both / Math.sqrt(energy() * other.energy());
        }

        private double at(int x, int y) {
            return y < 0 || y >= dark.length || x < 0 || x >= dark[y].length ? 0 : dark[y][x];
        }

        private double energy() {
            double sum = 0;
            for (double[] row : dark) for (double value : row) sum += value * value;
            return sum;
        }
    }
}
