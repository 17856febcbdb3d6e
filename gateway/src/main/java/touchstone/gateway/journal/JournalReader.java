package touchstone.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads frames in order, from segment to segment, and checks each on the way. What is damaged keeps nobody from what follows it: it is told, and left out. */
public final class JournalReader implements Closeable {
    private final Segments segments;
    private SegmentReader segment;
    private Damage damage;
    /** Found on the way to where reading begins. */
    private Damage ahead;
    private boolean lost;

    JournalReader(Segments segments, long after) throws IOException {
        this.segments = segments;
        Path file = segments.holding(after + 1);
        segment = new SegmentReader(file != null ? file : segments.all().get(0));
        if (file == null) ahead = new Damage(after + 1, sequence(), new JournalDamaged(segments.named(after + 1), 0, "it is gone"));
        while (sequence() < after) {
            step(after);
            ahead = damage == null ? null : damage.after(after);
            damage = null;
        }
    }

    /** Up to {@code max} frames, none after the sequence {@code upTo}. */
    public List<Frame> next(int max, long upTo) throws IOException {
        return next(max, Long.MAX_VALUE, upTo);
    }

    /** The same, but no more frames than that these have just so many bytes. They end where something is damaged, which {@link #damage} then tells. */
    public List<Frame> next(int max, long maxBytes, long upTo) throws IOException {
        damage = ahead;
        ahead = null;
        List<Frame> frames = new ArrayList<>();
        for (long bytes = 0; damage == null && frames.size() < max && bytes < maxBytes && sequence() < upTo; ) {
            Frame frame = step(upTo);
            if (frame == null) continue;
            frames.add(frame);
            bytes += frame.bytes();
        }
        return frames;
    }

    /** What is damaged behind the frames that were read last, null if nothing is. What is read next comes from behind it. */
    public Damage damage() {
        return damage;
    }

    /** @return null if there was none at this place, so that reading goes on at another */
    private Frame step(long upTo) throws IOException {
        try {
            Frame frame = segment.next();
            if (frame == null) turn(upTo);
            else lost = false;
            return frame;
        } catch (JournalDamaged found) {
            skip(found, upTo);
            return null;
        }
    }

    private void skip(JournalDamaged found, long upTo) throws IOException {
        long first = sequence() + 1;
        Path next = segments.after(segment.file());
        boolean goesOn = segment.skip(next == null ? Long.MAX_VALUE : Segments.first(next));
        if (!goesOn && next != null) open(next);
        // What is lost where nothing follows yet was told when it was found: it does not end twice.
        if (goesOn || next != null) note(first, sequence(), found);
        else lose(first, upTo, found);
    }

    private void lose(long first, long upTo, JournalDamaged found) throws IOException {
        segment.lose(upTo);
        note(first, upTo, found);
        lost = true;
    }

    private void note(long first, long last, JournalDamaged found) {
        if (last >= first || !lost) damage = new Damage(first, last, found);
    }

    /** The segment is read to its end, and there must be more. */
    private void turn(long upTo) throws IOException {
        long first = sequence() + 1;
        byte[] hash = segment.hash();
        Path next = segments.after(segment.file());
        if (next == null) {
            lose(first, upTo, segment.damaged("the file ends"));
            return;
        }
        open(next);
        // One without a head says so itself.
        if (sequence() >= first) note(first, sequence(), new JournalDamaged(segments.named(first), 0, "it is gone"));
        else if (hash != null && segment.hash() != null && !Arrays.equals(hash, segment.hash())) {
            note(first, sequence(), new JournalDamaged(next, 0, "it does not continue the segment before it"));
        }
    }

    private void open(Path next) throws IOException {
        SegmentReader opened = new SegmentReader(next);
        segment.close();
        segment = opened;
    }

    /** The sequence read last, or known to be lost. */
    public long sequence() {
        return segment.sequence();
    }

    /** The chain's hash at {@link #sequence()}; null where that is not known, since something was damaged there. */
    public byte[] hash() {
        return segment.hash() == null ? null : segment.hash().clone();
    }

    @Override
    public void close() throws IOException {
        segment.close();
    }
}
