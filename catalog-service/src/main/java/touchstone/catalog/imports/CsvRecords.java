package touchstone.catalog.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import touchstone.catalog.imports.TableRow.Broken;

/**
 * Reads the records of a CSV file (RFC 4180, UTF-8) one by one, in little memory whatever the file holds. A record that cannot be read costs itself only:
 * reading goes on at the next line after the one it began on. That, and the limits, are why this is not a library.
 */
final class CsvRecords implements Table {
    static final int LONGEST_FIELD = 64 * 1024;
    static final int MOST_FIELDS = 1_000;
    static final int LONGEST_RECORD = 1024 * 1024;
    // Stands for bytes that are no UTF-8: a noncharacter, which no text is to hold.
    private static final char UNREADABLE = '\uFFFF';
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int END = -1;

    private final BufferedReader text;
    /** Read already, and to be read again, from the end to the start. */
    private final StringBuilder again = new StringBuilder();
    /** What was read of the present record. */
    private final StringBuilder read = new StringBuilder();
    private final char separator;
    private long row;

    CsvRecords(InputStream bytes, char separator) throws IOException {
        this.separator = separator;
        text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE).replaceWith(String.valueOf(UNREADABLE))));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) text.reset();
    }

    @Override
    public TableRow next() throws IOException {
        while (true) {
            read.setLength(0);
            int c = take();
            if (c == END) return null;
            row++;
            if (c == '\n' || c == '\r' && peekIs('\n')) {
                if (c == '\r') take();
                continue;
            }
            giveBack(c);
            return record();
        }
    }

    private TableRow record() throws IOException {
        long began = row;
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        while (true) {
            field.setLength(0);
            Broken broken = fields.size() == MOST_FIELDS ? Broken.TOO_MANY_FIELDS : field(field);
            if (broken != null) {
                resume(began);
                return new TableRow(began, fields, broken);
            }
            fields.add(FormulaGuard.lift(field.toString()));
            int c = take();
            if (c == '\r') c = take();
            if (c == END || c == '\n') return new TableRow(began, fields, null);
        }
    }

    /** Reads a field up to what ends it, without that. */
    private Broken field(StringBuilder field) throws IOException {
        int c = take();
        boolean quoted = c == '"';
        if (quoted) c = take();
        while (true) {
            if (c == UNREADABLE) return Broken.WRONG_ENCODING;
            if (field.length() > LONGEST_FIELD) return quoted && field.indexOf("\n") >= 0 ? Broken.UNCLOSED_QUOTE : Broken.FIELD_TOO_LONG;
            if (read.length() > LONGEST_RECORD) return Broken.RECORD_TOO_LONG;
            if (quoted && c == END) return Broken.UNCLOSED_QUOTE;
            if (quoted && c == '"' && !peekIs('"')) {
                c = take();
                if (!ends(c)) return Broken.TEXT_AFTER_QUOTE;
                giveBack(c);
                return null;
            }
            if (quoted && c == '"') take();
            if (quoted && c == '\n') row++;
            if (!quoted && ends(c)) {
                giveBack(c);
                return null;
            }
            field.append((char) c);
            c = take();
        }
    }

    /** Goes on after the line that the broken record began on, whatever was read beyond it. */
    private void resume(long began) throws IOException {
        int end = read.indexOf("\n");
        if (end >= 0) {
            again.append(read.reverse(), 0, read.length() - end - 1);
        } else {
            int c;
            do {
                read.setLength(0);
                c = take();
            } while (c != END && c != '\n');
        }
        row = began;
    }

    private boolean ends(int c) throws IOException {
        return c == separator || c == '\n' || c == END || c == '\r' && peekIs('\n');
    }

    private boolean peekIs(char wanted) throws IOException {
        int c = take();
        giveBack(c);
        return c == wanted;
    }

    private int take() throws IOException {
        int c;
        if (again.isEmpty()) {
            c = text.read();
        } else {
            c = again.charAt(again.length() - 1);
            again.setLength(again.length() - 1);
        }
        if (c != END) read.append((char) c);
        return c;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private void giveBack(int c) {
        if (c == END) return;
        read.setLength(read.length() - 1);
        again.append((char) c);
    }
}
