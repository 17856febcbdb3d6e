package touchstone.catalog.imports;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import touchstone.catalog.imports.TableRow.Broken;

/**
 * Reads the rows of the first sheet of an XLSX file (ECMA-376). A cell that holds a formula says what the formula gave when the file was saved; nothing is computed.
 * Document types and external entities are never read (the reader's XML parser has them off).
 */
final class XlsxRows implements Table {
    private static final long MOST_INFLATED = 512L * 1024 * 1024;
    // Shared strings and styles are held in memory, sheets are not.
    private static final long MOST_INFLATED_OF_OTHERS = 64L * 1024 * 1024;
    private static final int MOST_PARTS = 1_000;
    // What spreadsheets keep of a number (IEEE 754 double): the digits beyond are noise.
    private static final MathContext KEPT = new MathContext(15);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");
    private static final Pattern DATE_FORMAT = Pattern.compile("[^\\[\\]\"]*[dy][^\"]*", Pattern.CASE_INSENSITIVE);

    private final ReadableWorkbook workbook;
    private final Stream<Row> sheet;
    private final Iterator<Row> rows;
    private int width = -1;
    private long last;
    private boolean damaged;

    /** @throws FileNotReadable if it is no such file @throws FileTooLarge if it inflates to more than is taken in */
    XlsxRows(File file) throws IOException {
        refuseBomb(file);
        try {
            workbook = new ReadableWorkbook(file, new ReadingOptions(true, true));
            sheet = workbook.getFirstSheet().openStream();
            rows = sheet.iterator();
        } catch (IOException | RuntimeException e) {
            throw new FileNotReadable("It is no spreadsheet of the kind XLSX, or it is damaged or encrypted.");
        }
    }

    @Override
    public TableRow next() {
        while (!damaged) {
            Row row;
            try {
                if (!rows.hasNext()) return null;
                row = rows.next();
            } catch (RuntimeException e) {
                damaged = true;
                return new TableRow(last + 1, List.of(), Broken.FILE_DAMAGED);
            }
            // Results go by the row's number, so that one that comes twice is no sheet to go on with.
            if (row.getRowNum() <= last) {
                damaged = true;
                return new TableRow(last + 1, List.of(), Broken.FILE_DAMAGED);
            }
            last = row.getRowNum();
            TableRow read = read(row);
            if (read.broken() != null || read.fields().stream().anyMatch(field -> !field.isEmpty())) return read;
        }
        return null;
    }

    private TableRow read(Row row) {
        List<String> fields = new ArrayList<>();
        for (int at = 0; at < row.getCellCount(); at++) {
            Cell cell = row.getOptionalCell(at).orElse(null);
            String text = cell == null ? "" : text(cell);
            if (text == null || text.length() > CsvRecords.LONGEST_FIELD) return new TableRow(last, fields, text == null ? Broken.CELL_ERROR : Broken.FIELD_TOO_LONG);
            if (at == CsvRecords.MOST_FIELDS) return new TableRow(last, fields, Broken.TOO_MANY_FIELDS);
            fields.add(text);
        }
        // Empty cells at the end of a row are stored or not, as the writer likes.
        while (fields.size() > Math.max(width, 0) && fields.get(fields.size() - 1).isBlank()) fields.remove(fields.size() - 1);
        while (fields.size() < width) fields.add("");
        if (width < 0) width = fields.size();
        return new TableRow(last, fields, null);
    }

    /** What a cell says; null if it holds an error. */
    private static String text(Cell cell) {
        if (cell.getType() == CellType.ERROR) return null;
        if (cell.getType() == CellType.STRING) return cell.asString();
        if (cell.getType() == CellType.BOOLEAN) return cell.asBoolean().toString();
        String raw = cell.getRawValue();
        if (raw == null) return "";
        if (cell.getType() == CellType.FORMULA && raw.startsWith("#")) return null;
        if (!NUMBER.matcher(raw).matches()) return raw;
        BigDecimal number = new BigDecimal(raw).round(KEPT);
        if (isDate(cell) && number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(2_958_466)) < 0) return date(number);
        return number.stripTrailingZeros().toPlainString();
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null && DATE_FORMAT.matcher(format).matches();
    }

    /** A day, counted as spreadsheets do, from 1900 with a leap day that never was. */
    private static String date(BigDecimal serial) {
        LocalDateTime at = LocalDateTime.of(1899, 12, 30, 0, 0).plusSeconds(serial.multiply(BigDecimal.valueOf(86_400)).longValue());
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.toLocalDate().toString() : at.toString();
    }

    private static void refuseBomb(File file) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        int parts = 0;
        try (ZipFile zip = ZipFile.builder().setFile(file).get()) {
            for (Enumeration<ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                if (++parts > MOST_PARTS) throw new FileTooLarge(MOST_PARTS + " parts");
                long most = entry.getName().startsWith("xl/worksheets/") ? MOST_INFLATED : MOST_INFLATED_OF_OTHERS;
                long inflated = 0;
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        inflated += n;
                        total += n;
                        if (inflated > most || total > MOST_INFLATED) throw new FileTooLarge("512 MB (64 MB in a part that is no sheet) when inflated");
                    }
                }
            }
        } catch (IOException e) {
            throw new FileNotReadable("It is no spreadsheet of the kind XLSX, or it is damaged or encrypted.");
        }
    }

    @Override
    public void close() throws IOException {
        sheet.close();
        workbook.close();
    }
}
