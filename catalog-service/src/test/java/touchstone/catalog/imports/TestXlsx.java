package touchstone.catalog.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** XLSX files, whole ones by a writer and broken ones part by part. */
final class TestXlsx {
    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private TestXlsx() {}

    static byte[] of(Consumer<Worksheet> cells) {
        var bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            cells.accept(workbook.newWorksheet("products"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A file with this sheet and these shared strings, as XML. */
    static byte[] raw(String sheet, String sharedStrings) {
        return raw(sheet, sharedStrings, Map.of());
    }

    static byte[] raw(String sheet, String sharedStrings, Map<String, byte[]> more) {
        Map<String, byte[]> parts = new TreeMap<>(more);
        parts.put("[Content_Types].xml", ("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>").getBytes(UTF_8));
        parts.put("xl/workbook.xml", ("<workbook " + MAIN + " xmlns:r=\"" + RELATIONS + "\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>").getBytes(UTF_8));
        parts.put("xl/_rels/workbook.xml.rels", ("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"" + RELATIONS
                + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>").getBytes(UTF_8));
        parts.put("xl/styles.xml", ("<styleSheet " + MAIN + "/>").getBytes(UTF_8));
        parts.put("xl/sharedStrings.xml", sharedStrings.replace("<sst>", "<sst " + MAIN + ">").getBytes(UTF_8));
        parts.put("xl/worksheets/sheet1.xml", sheet.replace("<worksheet>", "<worksheet " + MAIN + ">").getBytes(UTF_8));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
