package touchstone.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
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
        UUID kept = read(GATEWAY);
        if (kept != null) return kept;
        UUID found = ofSegments();
        write(GATEWAY, found);
        return found;
    }

    /** The gateway that wrote the newest segment with a head; a new one where nothing was written. */
    private UUID ofSegments() throws IOException {
        List<Path> all = segments().all();
        for (int i = all.size() - 1; i >= 0; i--) {
            try (InputStream in = Files.newInputStream(all.get(i))) {
                SegmentHead head = SegmentHead.decoded(in.readNBytes(SegmentHead.BYTES));
                if (head != null) return head.gateway();
            }
        }
        if (all.isEmpty()) return UUID.randomUUID();
        throw new IOException("Neither " + path.resolve(GATEWAY) + " nor any segment of the journal tells whose it is. Put that file back: one line, the gateway's id as the ledger has it (column gateway of table shipped).");
    }

    /** The name that its frames have in the ledger. */
    UUID ledgerName() throws IOException {
        if (!Files.exists(path.resolve(LEDGER_NAME))) return gateway();
        UUID name = read(LEDGER_NAME);
        if (name == null) throw new IOException(path.resolve(LEDGER_NAME) + " cannot be read. Put it back, or remove it: then the journal is compared with the ledger anew.");
        return name;
    }

    void ledgerName(UUID name) throws IOException {
        write(LEDGER_NAME, name);
    }

    /** Null if it is not there, or holds no id. */
    private UUID read(String file) throws IOException {
        if (!Files.exists(path.resolve(file))) return null;
        try {
            return UUID.fromString(new String(Files.readAllBytes(path.resolve(file)), StandardCharsets.ISO_8859_1).strip());
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    /** What is there afterwards, also after a power cut, is whole: the old or the new. */
    private void write(String file, UUID id) throws IOException {
        Path made = path.resolve(file + ".new");
        try (FileChannel out = FileChannel.open(made, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(ByteBuffer.wrap(id.toString().getBytes(StandardCharsets.ISO_8859_1)));
            out.force(true);
        }
        Files.move(made, path.resolve(file), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    Segments segments() {
        return new Segments(path);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
