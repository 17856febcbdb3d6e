package touchstone.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that we started; what it says goes to a file. It does not outlive us, unless we are killed. */
public final class Child implements Running {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread end = new Thread(this::stop);

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** @param environment added to our own */
    public static Child start(String name, List<String> command, Map<String, String> environment, Path log) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            var child = new Child(name, builder.start(), log);
            child.endWithUs();
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** The exit status; waits for the end. */
    public int await() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    @Override
    public void kill() {
        outliveUs();
        process.destroyForcibly();
        await();
    }

    /** Asks the process to end, and ends it if it has not after 20 seconds. */
    @Override
    public void close() {
        outliveUs();
        stop();
    }

    /** Leaves the process to itself. */
    public void outliveUs() {
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            // We are ending already, and it with us.
        }
    }

    private void endWithUs() {
        try {
            Runtime.getRuntime().addShutdownHook(end);
        } catch (IllegalStateException e) {
            process.destroyForcibly();
            throw new NotReady(name + " does not start: we are ending.");
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
