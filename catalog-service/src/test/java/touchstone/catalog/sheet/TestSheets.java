package touchstone.catalog.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import touchstone.catalog.sheet.Typesetting.Document;

/** The sample product as sheets. */
final class TestSheets {
    static final Typesetting TYPESETTING = new Typesetting();

    private TestSheets() {}

    static String template() {
        try (InputStream source = SheetTemplate.class.getResourceAsStream("/sheet/sheet.fo")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Document sheet(String locale) {
        SheetContent content = SampleSheet.in(locale);
        String filled = new SheetTemplate(0, template()).fill(content, SampleSheet.VIEW, "5ca1ab1e".repeat(8), "https://shop.example/sheets/" + content.product() + "/7/web/" + locale);
        return TYPESETTING.pdf(filled, new Wording(locale).locale(), content.name(), content.at());
    }
}
