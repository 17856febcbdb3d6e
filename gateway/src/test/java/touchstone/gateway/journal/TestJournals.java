package touchstone.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Journals in a folder of the test's own. */
public final class TestJournals {
    private TestJournals() {}

    public static JournalConfig config(Path folder, Map<String, String> settings) {
        return new SmallRyeConfigBuilder().withMapping(JournalConfig.class).withDefaultValue("touchstone.journal.folder", folder.toString())
                .withDefaultValues(settings).build().getConfigMapping(JournalConfig.class);
    }

    public static Journal open(Path folder) throws IOException {
        return open(folder, Map.of());
    }

    public static Journal open(Path folder, Map<String, String> settings) throws IOException {
        return new Journal(config(folder, settings), Clock.systemUTC());
    }

    /** Writes {@code {"n":first}} and so on, and closes the journal. */
    static void write(Path folder, int first, int last, Map<String, String> settings) throws IOException {
        try (Journal journal = open(folder, settings)) {
            for (int n = first; n <= last; n++) journal.append(payload(n));
        }
    }

    static byte[] payload(int n) {
        return ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8);
    }

    public static List<String> payloads(Journal journal) throws IOException {
        List<String> payloads = new ArrayList<>();
        try (JournalReader reader = journal.after(0)) {
            for (Frame frame : reader.next(Integer.MAX_VALUE, journal.last())) payloads.add(new String(frame.payload(), StandardCharsets.UTF_8));
        }
        return payloads;
    }

    /** How many frames it has, all as they were written. */
    static long whole(Journal journal) throws IOException {
        AtomicLong frames = new AtomicLong();
        assertEquals(List.of(), journal.verify(frame -> frames.incrementAndGet()));
        return frames.get();
    }

    static List<Damage> damages(Journal journal) throws IOException {
        return journal.verify(frame -> {});
    }

    static Path segment(Path folder, int index) throws IOException {
        return new Segments(folder).all().get(index);
    }

    static void overwrite(Path file, long position, byte[] bytes) throws IOException {
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            damaged.seek(position);
            damaged.write(bytes);
        }
    }
}
