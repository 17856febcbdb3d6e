package touchstone.gateway.journal;

import java.io.IOException;
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
 * cut; it is cut off, kept in a file beside the segment, and reported. What is damaged before the last good frame stays where it is, for whoever reads the journal to tell.
 */
record Recovery(ActiveSegment segment, long last, byte[] hash) {
    private static final Logger log = Logger.getLogger(Recovery.class);

    static Recovery of(Segments segments, UUID gateway) throws IOException {
        List<Path> all = segments.all();
        if (all.isEmpty()) return begin(segments, gateway, 0, new byte[Frame.HASH_BYTES]);
        Path newest = all.get(all.size() - 1);
        try (SegmentReader reader = new SegmentReader(newest)) {
            if (reader.head() != null && !reader.head().gateway().equals(gateway)) throw new JournalDamaged(newest, 0, "it belongs to gateway " + reader.head().gateway());
            String torn = readAll(reader);
            if (reader.position() == 0) return anew(segments, gateway, all);
            if (torn != null) cut(newest, reader.position(), torn);
            return new Recovery(new ActiveSegment(newest, reader.position()), reader.sequence(), reader.hash());
        }
    }

    /** The newest segment has neither a head nor a frame: the end came before they were on the disk. */
    private static Recovery anew(Segments segments, UUID gateway, List<Path> all) throws IOException {
        Path headless = all.get(all.size() - 1);
        Path kept = headless.resolveSibling(headless.getFileName() + ".cut-0");
        Files.move(headless, kept, StandardCopyOption.REPLACE_EXISTING);
        log.warnf("journal had a segment without a head and without frames, which is set aside kept=%s", kept.getFileName());
        long last = Segments.first(headless) - 1;
        byte[] unknown = new byte[Frame.HASH_BYTES];
        if (all.size() == 1) return begin(segments, gateway, last, unknown);
        try (SegmentReader before = new SegmentReader(all.get(all.size() - 2))) {
            readAll(before);
            return begin(segments, gateway, last, before.sequence() == last && before.hash() != null ? before.hash() : unknown);
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
        while (true) {
            try {
                if (reader.next() == null) return null;
            } catch (JournalDamaged damaged) {
                if (!reader.skip(Long.MAX_VALUE)) return damaged.getMessage();
                log.errorf("journal is damaged and goes on behind that %s", damaged.getMessage());
            }
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
