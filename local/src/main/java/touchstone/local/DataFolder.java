package touchstone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** All that one local system keeps. */
public record DataFolder(Path folder) {
    private static final List<String> KEPT = List.of("postgres", "mongodb", "journal", "read-index", "secrets.properties", "ports.properties", "demo-loaded");

    public DataFolder {
        folder = Home.create(folder.toAbsolutePath().normalize());
    }

    Path postgres() {
        return folder.resolve("postgres");
    }

    public Path mongodb() {
        return Home.create(folder.resolve("mongodb")).resolve("catalog.db");
    }

    /** Where the gateway writes interactions before it answers. */
    public Path journal() {
        return folder.resolve("journal");
    }

    /** Where the catalog keeps what readers ask for; it can be made again. */
    public Path readIndex() {
        return folder.resolve("read-index");
    }

    public Path secrets() {
        return folder.resolve("secrets.properties");
    }

    Path ports() {
        return folder.resolve("ports.properties");
    }

    Path state() {
        return folder.resolve("state.json");
    }

    /** There once the demo catalog was loaded. */
    public Path demoLoaded() {
        return folder.resolve("demo-loaded");
    }

    /** What a process says, of the present start. */
    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    public Path logs() {
        return Home.create(folder.resolve("logs"));
    }

    /** Starts a log anew; what the start before said stays beside it. */
    public Path newLog(String name) {
        Path log = log(name);
        try {
            if (Files.exists(log)) Files.move(log, log.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return log;
    }

    /** Deletes what is kept, and nothing else that may lie there. */
    void clear() {
        KEPT.forEach(name -> Home.delete(folder.resolve(name)));
    }

    /** Nobody else starts a system on this folder until it is closed, or this process ends. Empty if somebody already does. */
    Optional<FileChannel> lock() {
        try {
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) return Optional.of(channel);
            channel.close();
            return Optional.empty();
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
