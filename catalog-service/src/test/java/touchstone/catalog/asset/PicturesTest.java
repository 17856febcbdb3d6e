package touchstone.catalog.asset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.catalog.asset.Pictures.Drawn;
import touchstone.catalog.asset.Pictures.Picture;

class PicturesTest {
    private static final long MOST_PIXELS = 10_000_000;

    @TempDir Path folder;

    @Test
    void a_picture_is_drawn_in_each_size_and_never_larger_than_it_is() throws IOException {
        Drawn drawn = draw(TestPictures.jpeg(2000, 1000), AssetType.JPEG);

        assertEquals(List.of("large 1600x800", "medium 800x400", "thumb 240x120"), sizes(drawn));
        assertEquals(List.of("large 100x50", "medium 100x50", "thumb 100x50"), sizes(draw(TestPictures.jpeg(100, 50), AssetType.JPEG)));
        for (Picture picture : drawn.pictures()) {
            BufferedImage image = TestPictures.read(picture.bytes());
            assertEquals(picture.width(), image.getWidth());
            Color left = new Color(image.getRGB(2, picture.height() / 2));
            Color right = new Color(image.getRGB(picture.width() - 3, picture.height() / 2));
            assertTrue(left.getRed() > 200 && left.getBlue() < 60 && right.getBlue() > 200 && right.getRed() < 60, picture.name() + " " + left + " " + right);
        }
    }

    @ParameterizedTest
    @CsvSource({"WEBP, 300, 200", "PNG, 300, 200", "GIF, 300, 200", "JPEG, 1, 1", "PNG, 3000, 1"})
    void each_type_is_drawn(AssetType type, int width, int height) throws IOException {
        byte[] file = switch (type) {
            case WEBP -> TestPictures.webp(width, height);
            case GIF -> TestPictures.gif(width, height);
            case PNG -> TestPictures.png(width, height);
            default -> TestPictures.jpeg(width, height);
        };

        Drawn drawn = draw(file, type);

        assertEquals(width, drawn.width());
        assertEquals(height, drawn.height());
        assertEquals(Math.min(240, width), TestPictures.read(drawn.pictures().get(2).bytes()).getWidth());
    }

    @Test
    void what_can_be_seen_through_stays_so() throws IOException {
        Picture thumb = draw(TestPictures.seeThrough(400, 400), AssetType.PNG).pictures().get(2);

        assertEquals(AssetType.PNG, thumb.type());
        int alpha = new Color(TestPictures.read(thumb.bytes()).getRGB(238, 100), true).getAlpha();
        assertTrue(alpha > 50 && alpha < 80, "alpha " + alpha);
    }

    @Test
    void a_picture_stands_upright_and_keeps_nothing_that_the_camera_noted() throws IOException {
        byte[] file = TestPictures.fromCamera(400, 200, 6, "N52.5163 E13.3777");
        assertTrue(contains(file, "N52.5163"));

        Drawn drawn = draw(file, AssetType.JPEG);

        assertEquals("200x400", drawn.width() + "x" + drawn.height());
        for (Picture picture : drawn.pictures()) {
            assertFalse(contains(picture.bytes(), "N52.5163") || contains(picture.bytes(), "Exif"), picture.name());
            // Held to the right: what was left is on top now.
            Color top = new Color(TestPictures.read(picture.bytes()).getRGB(picture.width() / 2, 3));
            assertTrue(top.getRed() > 200 && top.getBlue() < 60, picture.name() + " " + top);
        }
    }

    @Test
    void a_picture_of_more_pixels_than_are_taken_is_not_even_begun() {
        assertThrows(PictureTooLarge.class, () -> draw(TestPictures.pngOf(20_000, 20_000), AssetType.PNG));
        assertThrows(PictureTooLarge.class, () -> draw(TestPictures.webp(16_000, 16_000), AssetType.WEBP));
        assertThrows(PictureTooLarge.class, () -> draw(TestPictures.pngOf(Integer.MAX_VALUE, 1), AssetType.PNG));
    }

    @Test
    void of_a_large_picture_fewer_pixels_are_read_than_there_are() throws IOException {
        Drawn drawn = draw(TestPictures.webp(4000, 2000), AssetType.WEBP);
        Drawn larger = Pictures.draw(Files.write(folder.resolve("large"), TestPictures.jpeg(5000, 4000)), AssetType.JPEG, 20_000_000);

        assertEquals("1600x800", drawn.pictures().get(0).width() + "x" + drawn.pictures().get(0).height());
        assertEquals("5000x4000", larger.width() + "x" + larger.height());
        assertEquals("1600x1280", larger.pictures().get(0).width() + "x" + larger.pictures().get(0).height());
        assertThrows(PictureTooLarge.class, () -> Pictures.draw(Files.write(folder.resolve("webp"), TestPictures.webp(5000, 4000)), AssetType.WEBP, 20_000_000));
    }

    @Test
    void what_cannot_be_drawn_is_refused() {
        assertThrows(AssetNotReadable.class, () -> draw(TestPictures.pngOf(300, 300), AssetType.PNG));
        byte[] jpeg = TestPictures.jpeg(600, 600);
        // It ends as it should, but in the middle of the picture.
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length / 2);
        cut[cut.length - 2] = (byte) 0xFF;
        cut[cut.length - 1] = (byte) 0xD9;
        assertThrows(AssetNotReadable.class, () -> draw(cut, AssetType.JPEG));
        assertThrows(AssetNotReadable.class, () -> draw("GIF89a;".getBytes(StandardCharsets.US_ASCII), AssetType.GIF));
    }

    private Drawn draw(byte[] file, AssetType type) throws IOException {
        return Pictures.draw(Files.write(folder.resolve("file"), file), type, MOST_PIXELS);
    }

    private static List<String> sizes(Drawn drawn) {
        return drawn.pictures().stream().map(picture -> picture.name() + " " + picture.width() + "x" + picture.height()).toList();
    }

    private static boolean contains(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
    }
}
