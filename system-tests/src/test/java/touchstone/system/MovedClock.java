package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

/** A time of day that a test moves under a running process. No setting of ours: a small library stands between the process and the system's clock. */
final class MovedClock {
    private static final Path COMPILER = Path.of("/usr/bin/cc");
    private final Path library;
    private final Path moved;

    MovedClock(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("moved-clock.c");
        try (InputStream in = MovedClock.class.getResourceAsStream("/moved-clock.c")) {
            Files.copy(in, source);
        }
        library = folder.resolve("moved-clock.so");
        Process compiler = new ProcessBuilder(COMPILER.toString(), "-shared", "-fPIC", "-O2", "-o", library.toString(), source.toString(), "-ldl").inheritIO().start();
        assertEquals(0, compiler.waitFor());
        moved = folder.resolve("moved-clock");
        move(Duration.ZERO);
    }

    static boolean isPossible() {
        return System.getProperty("os.name").equals("Linux") && Files.isExecutable(COMPILER);
    }

    /** From now on it is so far off. */
    void move(Duration off) throws IOException {
        byte[] seconds = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(off.toSeconds()).array();
        Files.write(moved, seconds, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** For the process that is to live by it. */
    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "MOVED_CLOCK", moved.toString());
    }
}
