package touchstone.local.process;

import java.nio.file.Path;

/** A server that was started, whether as our own child or by a tool of its own. */
public interface Running extends AutoCloseable {
    String name();

    /** The file with what it says. */
    Path log();

    ProcessHandle handle();

    /** SIGKILL, as a crash would; returns when it is gone. */
    void kill();

    /** Asks it to end, and returns when it has. */
    @Override
    void close();
}
