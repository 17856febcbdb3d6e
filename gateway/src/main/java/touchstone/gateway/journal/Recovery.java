package touchstone.gateway.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Where a journal goes on after a restart: behind the last good frame. What stands behind it is the torn tail of a killed process or of a power
 * cut; it is cut off, kept in a file beside the segment, and reported. If whole frames follow the damaged place, it is none: then a human decides.
 */
record Recovery(ActiveSegment segment, long last, byte[] hash) {
    private static final Logger log = Logger.getLogger(Recovery.class);

    static Recovery of(Segments segments, UUID gateway) throws IOException {
        List<Path> all = segments.all();
        if (all.isEmpty()) return begin(segments, gateway, 0, new byte[Frame.HASH_BYTES]);
        Path newest = all.get(all.size() - 1);
        if (isHeadless(newest)) {
            // The end came before the head was on the disk. The segment before it was whole by then.
            mustReach(all, Segments.first(newest) - 1);
            Path kept = newest.resolveSibling(newest.getFileName() + ".cut-0");
            Files.move(newest, kept, StandardCopyOption.REPLACE_EXISTING);
            log.warnf("journal had a segment without a head and without frames, which is set aside kept=%s", kept.getFileName());
            return of(segments, gateway);
        }
        try (SegmentReader reader = new SegmentReader(newest)) {
            if (!reader.head().gateway().equals(gateway)) throw new JournalDamaged(newest, 0, "it belongs to gateway " + reader.head().gateway());
            String torn = readAll(reader);
            if (torn != null && Frame.isIn(bytesFrom(newest, reader.position()), reader.sequence())) {
                throw new JournalDamaged(newest, reader.position(), "good frames follow what is no torn tail: " + torn);
            }
            if (torn != null) cut(newest, reader.position(), torn);
            return new Recovery(new ActiveSegment(newest, reader.position()), reader.sequence(), reader.hash());
        }
    }

    /** Whether there is neither a head nor any frame. */
    private static boolean isHeadless(Path segment) throws IOException {
        try (InputStream in = Files.newInputStream(segment)) {
            if (SegmentHead.decoded(in.readNBytes(SegmentHead.BYTES)) != null) return false;
        }
        return !Frame.isIn(bytesFrom(segment, SegmentHead.BYTES), Segments.first(segment) - 1);
    }

    private static byte[] bytesFrom(Path segment, long position) throws IOException {
        try (InputStream in = Files.newInputStream(segment)) {
            in.skip(position); // past the end there is nothing
            return in.readAllBytes();
        }
    }

    /** Checks that the segments before the newest hold all frames up to {@code last}. */
    private static void mustReach(List<Path> all, long last) throws IOException {
        if (all.size() == 1 && last == 0) return;
        if (all.size() == 1) throw new JournalDamaged(all.get(0), 0, "it has no head, and the segment before it is not there any more");
        Path before = all.get(all.size() - 2);
        try (SegmentReader reader = new SegmentReader(before)) {
            String torn = readAll(reader);
            if (torn != null) throw new JournalDamaged(before, reader.position(), "it is damaged, and not the newest");
            if (reader.sequence() < last) throw new JournalDamaged(before, reader.position(), "it ends at sequence " + reader.sequence() + ", the next begins after " + last);
        }
    }

    private static Recovery begin(Segments segments, UUID gateway, long last, byte[] hash) throws IOException {
        ActiveSegment segment = ActiveSegment.begin(segments.named(last + 1), new SegmentHead(gateway, last + 1, hash));
        segment.force();
        segment.forceName();
        return new Recovery(segment, last, hash);
    }

    /** @return why it stopped before the end of the file, null if it did not */
    private static String readAll(SegmentReader reader) throws IOException {
        try {
            while (reader.next() != null) {
                // only to reach the end
            }
            return null;
        } catch (JournalDamaged end) {
            return end.getMessage();
        }
    }

    private static void cut(Path segment, long position, String why) throws IOException {
        Path kept = segment.resolveSibling(segment.getFileName() + ".cut-" + position);
        try (FileChannel from = FileChannel.open(segment); FileChannel to = FileChannel.open(kept, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long bytes = from.transferTo(position, from.size() - position, to);
            log.warnf("journal had a torn tail, which is cut off bytes=%d kept=%s %s", bytes, kept.getFileName(), why);
        }
    }
}
