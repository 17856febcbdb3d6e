package touchstone.catalog.sheet;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.events.EventFormatter;
import org.apache.fop.events.model.EventSeverity;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;
import org.apache.xmlgraphics.util.MimeConstants;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import touchstone.catalog.sheet.ScriptRuns.Typeface;

/**
 * Sets XSL Formatting Objects (XSL 1.1) as a tagged PDF, with the typefaces that come with this service. The same input makes the same bytes. Nothing is read
 * but those typefaces and {@code data:} addresses: a template has no way to a file or a host.
 */
@Singleton
class Typesetting {
    private static final String FONTS = "/sheet/fonts/";
    private static final Pattern ID = Pattern.compile("/ID \\[<[0-9A-F]{32}> <[0-9A-F]{32}>\\]");
    private static final Pattern CREATED = Pattern.compile("<xmp:CreateDate>([^<]+)</xmp:CreateDate>");
    private static final Pattern METADATA = Pattern.compile("<xmp:MetadataDate>[^<]+</xmp:MetadataDate>");

    private final FopFactory engine;

    Typesetting() {
        String fonts = Arrays.stream(Typeface.values())
                .map(typeface -> "<font kerning='yes' embed-url='" + typeface.file + ".ttf' embedding-mode='subset'>"
                        + "<font-triplet name='" + typeface + "' style='normal' weight='normal'/><font-triplet name='" + typeface + "' style='normal' weight='bold'/></font>")
                .collect(Collectors.joining());
        String configuration = "<fop version='1.0'><accessibility>true</accessibility><renderers><renderer mime='application/pdf'><fonts>" + fonts
                + "</fonts></renderer></renderers></fop>";
        try {
            engine = new FopConfParser(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)), URI.create("font:/"), new BundledFonts())
                    .getFopFactoryBuilder().build();
            engine.getFontManager().disableFontCache();
        } catch (SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What was set.
     *
     * @param warnings what the engine had to make do with, such as characters that no typeface has
     */
    record Document(byte[] pdf, List<String> warnings) {}

    /** @param at stands in the document as its time, since the time of setting would make each document another @throws NotTypeset if it cannot be set */
    Document pdf(String formattingObjects, Locale locale, String title, Instant at) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        List<String> warnings = new ArrayList<>();
        FOUserAgent agent = engine.newFOUserAgent();
        agent.setCreationDate(Date.from(at));
        agent.setProducer("Touchstone");
        agent.setCreator("Touchstone");
        agent.setTitle(title);
        agent.getEventBroadcaster().addEventListener(event -> {
            if (event.getSeverity() != EventSeverity.INFO) warnings.add(EventFormatter.format(event, Locale.ROOT));
        });
        try {
            ScriptRuns runs = new ScriptRuns();
            runs.setContentHandler(engine.newFop(MimeConstants.MIME_PDF, agent, pdf).getDefaultHandler());
            XMLReader reader = reader();
            reader.setContentHandler(runs);
            reader.parse(new InputSource(new StringReader(formattingObjects)));
            return new Document(settled(pdf.toByteArray()), List.copyOf(warnings));
        } catch (SAXException | IOException | RuntimeException e) {
            throw new NotTypeset(e);
        }
    }

    /** Takes out what the engine puts in of its own accord, the present time and a random identifier (ISO 32000-1, 14.4). The lengths stay, and so all positions. */
    private static byte[] settled(byte[] pdf) {
        // In ISO 8859-1 a character is a byte.
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        Matcher created = CREATED.matcher(text);
        if (created.find()) text = METADATA.matcher(text).replaceFirst("<xmp:MetadataDate>" + created.group(1) + "</xmp:MetadataDate>");
        String unnamed = ID.matcher(text).replaceFirst("");
        String id = UUID.nameUUIDFromBytes(unnamed.getBytes(StandardCharsets.ISO_8859_1)).toString().replace("-", "").toUpperCase(Locale.ROOT);
        return ID.matcher(text).replaceFirst("/ID [<" + id + "> <" + id + ">]").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static XMLReader reader() throws SAXException {
        try {
            SAXParserFactory parsers = SAXParserFactory.newDefaultNSInstance();
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return parsers.newSAXParser().getXMLReader();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Formatting objects that are none. */
    static final class NotTypeset extends RuntimeException {
        NotTypeset(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static final class BundledFonts implements ResourceResolver {
        @Override
        public Resource getResource(URI uri) throws IOException {
            String file = uri.getPath() == null ? "" : uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
            boolean bundled = "font".equals(uri.getScheme()) && Arrays.stream(Typeface.values()).anyMatch(typeface -> file.equals(typeface.file + ".ttf"));
            InputStream font = bundled ? Typesetting.class.getResourceAsStream(FONTS + file) : null;
            if (font == null) throw new FileNotFoundException("A sheet can show only what it carries as data.");
            return new Resource(font);
        }

        @Override
        public OutputStream getOutputStream(URI uri) throws IOException {
            throw new FileNotFoundException("A sheet writes nothing.");
        }
    }
}
