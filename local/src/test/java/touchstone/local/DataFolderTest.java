package touchstone.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir Path folder;

    @Test
    void one_system_at_a_time_works_on_it() throws IOException {
        var data = new DataFolder(folder);
        try (var lock = data.lock().orElseThrow()) {
            assertTrue(data.lock().isEmpty());
        }
        data.lock().orElseThrow().close();
    }

    @Test
    void a_fresh_start_deletes_our_data_and_nothing_else() throws IOException {
        var data = new DataFolder(folder);
        Files.writeString(folder.resolve("letter.txt"), "not ours");
        Files.writeString(data.mongodb(), "ours");
        Files.writeString(data.demoLoaded(), "");

        data.clear();

        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("letter.txt")), left.toList());
        }
    }

    @Test
    void secrets_are_made_up_once_and_only_their_owner_reads_them() throws IOException {
        Path file = new DataFolder(folder).secrets();
        String first = new Secrets(file).get("one");

        assertEquals(first, new Secrets(file).get("one"));
        assertNotEquals(first, new Secrets(file).get("two"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
}
