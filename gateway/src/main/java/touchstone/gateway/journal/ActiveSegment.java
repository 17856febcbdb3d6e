package touchstone.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The segment being written. A write is complete or undone: what a full disk cut off is taken back, so that the file ends with a whole frame.
 * Written through {@link RandomAccessFile}, since an interrupted thread would close a {@link FileChannel} under everybody else.
 */
final class ActiveSegment implements Closeable {
    private final Path path;
    private final RandomAccessFile file;
    private long size;
    private boolean torn;

    /** Continues a segment whose good part is {@code size} bytes long. */
    ActiveSegment(Path path, long size) throws IOException {
        this.path = path;
        this.size = size;
        file = new RandomAccessFile(path.toFile(), "rw");
        file.setLength(size);
        file.seek(size);
    }

    static ActiveSegment begin(Path path, SegmentHead head) throws IOException {
        ActiveSegment segment = new ActiveSegment(path, 0);
        try {
            segment.write(head.encoded(), SegmentHead.BYTES);
            return segment;
        } catch (IOException e) {
            segment.close();
            // A smaller frame may still find room in the segment before it.
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** Writes the first bytes of these. */
    void write(byte[] bytes, int count) throws IOException {
        if (torn) undo();
        try {
            file.write(bytes, 0, count);
        } catch (IOException e) {
            torn = true;
            undo();
            throw e;
        }
        size += count;
    }

    private void undo() throws IOException {
        file.setLength(size);
        file.seek(size);
        torn = false;
    }

    long size() {
        return size;
    }

    void force() throws IOException {
        file.getFD().sync();
    }

    /** Makes the file's name as durable as its content. */
    void forceName() throws IOException {
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
