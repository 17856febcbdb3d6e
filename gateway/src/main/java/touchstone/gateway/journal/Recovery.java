package touchstone.gateway.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Where a journal goes on after a restart: behind the last good frame. What stands behind it is the torn tail of a killed process or of a power
 * cut; it is cut off, kept in a file beside the segment, and reported.
 */
record Recovery(ActiveSegment segment, long last, byte[] hash) {
    private static final Logger log = Logger.getLogger(Recovery.class);

    static Recovery of(Segments segments, UUID gateway) throws IOException {
        List<Path> all = segments.all();
        if (all.isEmpty()) return begin(segments, gateway, 0, new byte[Frame.HASH_BYTES]);
        Path newest = all.get(all.size() - 1);
        // The process ended between making the file and writing its head: there was no frame in it yet.
        if (Files.size(newest) < SegmentHead.BYTES) {
            Files.delete(newest);
            return of(segments, gateway);
        }
        try (SegmentReader reader = new SegmentReader(newest)) {
            if (!reader.head().gateway().equals(gateway)) throw new JournalDamaged(newest, 0, "it belongs to gateway " + reader.head().gateway());
            String torn = readAll(reader);
            if (torn != null) cut(newest, reader.position(), torn);
            return new Recovery(new ActiveSegment(newest, reader.position()), reader.sequence(), reader.hash());
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
