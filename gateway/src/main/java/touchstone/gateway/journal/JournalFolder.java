package touchstone.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A journal's folder while this process owns it. The gateway's id is made with the folder and stays with it. */
final class JournalFolder implements Closeable {
    private static final String GATEWAY = "gateway-id";
    private static final String LEDGER_NAME = "ledger-name";
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
        if (!Files.exists(path.resolve(GATEWAY))) write(GATEWAY, UUID.randomUUID());
        return read(GATEWAY);
    }

    /** The name that its frames have in the ledger. */
    UUID ledgerName() throws IOException {
        return Files.exists(path.resolve(LEDGER_NAME)) ? read(LEDGER_NAME) : gateway();
    }

    void ledgerName(UUID name) throws IOException {
        write(LEDGER_NAME, name);
    }

    private UUID read(String file) throws IOException {
        return UUID.fromString(Files.readString(path.resolve(file)).strip());
    }

    private void write(String file, UUID id) throws IOException {
        Path made = Files.writeString(path.resolve(file + ".new"), id.toString());
        Files.move(made, path.resolve(file), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    Segments segments() {
        return new Segments(path);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
