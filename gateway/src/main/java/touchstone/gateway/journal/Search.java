package touchstone.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Looks for whole frames where nobody knows any more where one begins. */
final class Search {
    /** So much of a file is looked at in one go, and as much more as a frame may need that begins at its end. */
    private static final int WINDOW = 1 << 20;

    private Search() {}

    /** A frame in a file. */
    record Found(long position, long sequence) {}

    /** The first whole frame at or behind a position that has a sequence after {@code after} and before {@code before}; null if there is none. */
    static Found frame(Path file, long position, long after, long before) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer window = ByteBuffer.allocate(WINDOW + Frame.HEAD_BYTES + Frame.LONGEST_PAYLOAD);
            for (long start = position; start + Frame.HEAD_BYTES <= channel.size(); start += WINDOW) {
                read(channel, start, window);
                for (int at = 0; at < WINDOW && at + Frame.HEAD_BYTES <= window.limit(); at++) {
                    long sequence = window.getLong(at + 8);
                    // The sequence goes first: a checksum at every place would take forever.
                    if (sequence > after && sequence < before && isWhole(window, at)) return new Found(start + at, sequence);
                }
            }
        }
        return null;
    }

    private static void read(FileChannel channel, long start, ByteBuffer window) throws IOException {
        window.clear();
        while (window.hasRemaining() && channel.read(window, start + window.position()) >= 0) {
            // until it is full, or the file ends
        }
        window.flip();
    }

    private static boolean isWhole(ByteBuffer in, int at) {
        int length = in.getInt(at);
        if (length < 0 || length > Frame.LONGEST_PAYLOAD || length > in.limit() - at - Frame.HEAD_BYTES) return false;
        return Frame.crc(in.array(), at + 8, Frame.HEAD_BYTES - 8 + length) == in.getInt(at + 4);
    }
}
