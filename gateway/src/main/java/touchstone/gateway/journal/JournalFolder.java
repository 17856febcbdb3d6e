package touchstone.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A journal's folder while this process owns it. The gateway's id is made with the folder and stays with it. */
final class JournalFolder implements Closeable {
    private final Path path;
    private final FileChannel lock;

    JournalFolder(Path path) throws IOException {
        this.path = path;
        Files.createDirectories(path);
        lock = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) return;
        } catch (OverlappingFileLockException heldByThisProcess) {
            // falls through to the refusal
        }
        lock.close();
        throw new IOException("The journal folder " + path + " is in use by another gateway. Give each gateway a folder of its own (touchstone.journal.folder).");
    }

    UUID gateway() throws IOException {
        Path file = path.resolve("gateway-id");
        if (!Files.exists(file)) {
            Path made = Files.writeString(path.resolve("gateway-id.new"), UUID.randomUUID().toString());
            Files.move(made, file);
        }
        return UUID.fromString(Files.readString(file).strip());
    }

    Segments segments() {
        return new Segments(path);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
