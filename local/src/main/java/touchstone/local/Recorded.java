package touchstone.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import touchstone.local.process.Life;

/**
 * A process as a file remembers it. Its id alone does not do: after it has ended, another process may get the same.
 *
 * @param start when it started, in milliseconds since 1970; 0 if the system did not say
 */
public record Recorded(String name, String address, String log, long pid, long start) {
    /** The system derives the instant from its clock, which may be set meanwhile. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(20);

    static Recorded of(String name, String address, String log, ProcessHandle process) {
        return new Recorded(name, address, log, process.pid(), start(process));
    }

    /** Empty if it has ended, whoever has its id now. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(Life::runs).filter(process -> Math.abs(start(process) - start) <= TOLERANCE.toMillis());
    }

    /** Asks it to end, then makes it; returns when it is gone. */
    public void end() {
        process().ifPresent(process -> {
            process.destroy();
            if (Life.ends(process, GRACE)) return;
            process.destroyForcibly();
            Life.ends(process, GRACE);
        });
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
