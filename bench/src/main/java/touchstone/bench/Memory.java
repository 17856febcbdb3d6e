package touchstone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** What processes take of the machine's memory. */
final class Memory {
    private Memory() {}

    /** Resident memory in MiB, on Linux; empty elsewhere. */
    static OptionalDouble of(ProcessHandle process) {
        return read(process, "VmRSS:");
    }

    /** The most that it ever was. */
    static OptionalDouble peak(ProcessHandle process) {
        return read(process, "VmHWM:");
    }

    private static OptionalDouble read(ProcessHandle process, String name) {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) return OptionalDouble.empty();
        try {
            return Files.readAllLines(status).stream().filter(line -> line.startsWith(name)).mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
