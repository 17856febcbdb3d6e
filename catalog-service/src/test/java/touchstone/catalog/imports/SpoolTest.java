package touchstone.catalog.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Files on their way in, which arrive as a whole or not at all. */
class SpoolTest {
    private static final byte[] ROWS = "sku,name\nA,Pump\n".getBytes();

    @Test
    void a_file_without_end_is_refused_whatever_it_says_of_its_length() {
        assertThrows(FileTooLarge.class, () -> new Spool(new Counted(new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return length;
            }
        })));
    }

    @Test
    void a_file_that_is_cut_short_is_refused_and_nothing_of_it_taken_in() {
        InputStream cut = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThrows(FileCutShort.class, () -> new Spool(new Counted(new SequenceInputStream(new ByteArrayInputStream(ROWS), cut))));
    }

    @Test
    void a_file_is_there_as_it_came_until_it_is_closed() throws IOException {
        Path path;
        try (Spool spool = new Spool(new Counted(new ByteArrayInputStream(ROWS)))) {
            path = spool.path();
            assertEquals(new String(ROWS), Files.readString(path));
        }
        assertFalse(Files.exists(path));
    }
}
