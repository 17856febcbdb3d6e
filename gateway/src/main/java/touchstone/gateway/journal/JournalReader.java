package touchstone.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads frames in order, from segment to segment, and checks each on the way. */
public final class JournalReader implements Closeable {
    private final Segments segments;
    private SegmentReader segment;

    JournalReader(Segments segments, long after) throws IOException {
        this.segments = segments;
        Path file = segments.holding(after + 1);
        if (file == null) throw new IOException("the journal no longer holds sequence " + (after + 1));
        segment = new SegmentReader(file);
        while (segment.sequence() < after) {
            if (segment.next() == null) throw new JournalDamaged(file, segment.position(), "it ends before sequence " + after);
        }
    }

    /** Up to {@code max} frames, none after the sequence {@code upTo}. */
    public List<Frame> next(int max, long upTo) throws IOException {
        return next(max, Long.MAX_VALUE, upTo);
    }

    /** The same, but no more frames than that these have just so many bytes. */
    public List<Frame> next(int max, long maxBytes, long upTo) throws IOException {
        List<Frame> frames = new ArrayList<>();
        for (long bytes = 0; frames.size() < max && bytes < maxBytes && sequence() < upTo; ) {
            Frame frame = segment.next();
            if (frame == null) {
                turn();
            } else {
                frames.add(frame);
                bytes += frame.bytes();
            }
        }
        return frames;
    }

    private void turn() throws IOException {
        Path file = segments.named(sequence() + 1);
        if (!Files.exists(file)) throw new JournalDamaged(file, 0, "it is gone");
        SegmentReader next = new SegmentReader(file);
        if (next.head().first() != sequence() + 1 || !Arrays.equals(next.head().previous(), segment.hash())) {
            next.close();
            throw new JournalDamaged(file, 0, "it does not continue the segment before it");
        }
        segment.close();
        segment = next;
    }

    /** The sequence read last. */
    public long sequence() {
        return segment.sequence();
    }

    /** The chain's hash at {@link #sequence()}. */
    public byte[] hash() {
        return segment.hash().clone();
    }

    @Override
    public void close() throws IOException {
        segment.close();
    }
}
