package touchstone.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.gateway.journal.TestJournals.damages;
import static touchstone.gateway.journal.TestJournals.overwrite;
import static touchstone.gateway.journal.TestJournals.payload;
import static touchstone.gateway.journal.TestJournals.segment;
import static touchstone.gateway.journal.TestJournals.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a journal that was damaged. */
class DamageTest {
    private static final Map<String, String> SMALL_SEGMENTS = Map.of("touchstone.journal.segment-bytes", "400", "touchstone.journal.retention", "PT0S");
    private static final int FRAME = Frame.HEAD_BYTES + payload(1).length;
    private static final int LAST = 9;
    @TempDir
    Path folder;

    @Test
    void a_changed_byte_costs_the_frame_it_is_in_and_no_other() throws IOException {
        write(folder, 1, LAST, SMALL_SEGMENTS);
        try (Journal journal = TestJournals.open(folder, SMALL_SEGMENTS)) {
            for (Path file : new Segments(folder).all()) {
                byte[] good = Files.readAllBytes(file);
                for (int i = 0; i < good.length; i++) {
                    overwrite(file, i, new byte[] {(byte) (good[i] ^ 1)});
                    long inside = Segments.first(file) + Math.floorDiv(i - SegmentHead.BYTES, FRAME);
                    assertEquals(i < SegmentHead.BYTES ? Set.of() : Set.of(inside), lost(journal), file + " byte " + i);
                    overwrite(file, i, new byte[] {good[i]});
                }
            }
            assertEquals(List.of(), damages(journal));
        }
    }

    @Test
    void a_hole_costs_what_was_in_it_to_the_end_of_its_segment_or_beyond() throws IOException {
        write(folder, 1, LAST, SMALL_SEGMENTS);
        try (Journal journal = TestJournals.open(folder, SMALL_SEGMENTS)) {
            Path first = segment(folder, 0);
            long next = Segments.first(segment(folder, 1));
            byte[] good = Files.readAllBytes(first);
            for (int from = 0; from < good.length; from += 5) {
                overwrite(first, from, new byte[good.length - from]);
                assertEquals(LongStream.range(1 + Math.max(0, from - SegmentHead.BYTES) / FRAME, next).boxed().collect(Collectors.toSet()), lost(journal), "from byte " + from);
                Files.write(first, Arrays.copyOf(good, from));
                lost(journal);
                Files.write(first, good);
            }
            Path newest = segment(folder, new Segments(folder).all().size() - 1);
            byte[] end = Files.readAllBytes(newest);
            overwrite(newest, end.length - FRAME, new byte[FRAME]);
            assertEquals(Set.of((long) LAST), lost(journal));
            journal.append(payload(LAST + 1));
            assertEquals(List.of((long) LAST), List.of(damages(journal).get(0).first()));
            assertEquals(1, damages(journal).size());
            assertEquals(1, damages(journal).get(0).lost());
        }
    }

    @Test
    void a_reader_that_found_the_end_damaged_goes_on_with_what_comes_behind_it() throws IOException {
        write(folder, 1, 3, Map.of());
        Journal open = TestJournals.open(folder);
        overwrite(segment(folder, 0), SegmentHead.BYTES + 2L * FRAME, new byte[FRAME]);
        try (Journal journal = open; JournalReader reader = journal.after(0)) {
            assertEquals(2, reader.next(10, 3).size());
            assertEquals("3 3", reader.damage().first() + " " + reader.damage().last());
            assertEquals(3, reader.sequence());
            journal.append(payload(4));
            journal.append(payload(5));
            assertEquals(List.of(4L, 5L), reader.next(10, 5).stream().map(Frame::sequence).toList());
            assertNull(reader.damage(), "it is told once");
        }
    }

    @Test
    void the_damaged_file_is_kept_when_its_segment_is_deleted() throws IOException {
        write(folder, 1, LAST, SMALL_SEGMENTS);
        Path first = segment(folder, 0);
        overwrite(first, SegmentHead.BYTES + FRAME, new byte[FRAME]);
        byte[] damaged = Files.readAllBytes(first);
        try (Journal journal = TestJournals.open(folder, SMALL_SEGMENTS)) {
            String kept = journal.keep(damages(journal).get(0));
            journal.release(LAST);
            assertFalse(Files.exists(first));
            assertArrayEquals(damaged, Files.readAllBytes(folder.resolve(kept)));
            assertEquals(kept, journal.keep(new Damage(2, 2, first.getFileName().toString(), "again")));
            assertNull(journal.keep(new Damage(2, 2, "0000000000000000099.journal", "never there")));
        }
    }

    /** From wherever reading begins, each sequence is either read or told to be lost, once and in order. @return those that are lost */
    private static Set<Long> lost(Journal journal) throws IOException {
        Set<Long> all = new TreeSet<>();
        for (long after = 0; after <= LAST; after++) {
            List<Long> met = new ArrayList<>();
            Set<Long> lost = new TreeSet<>();
            try (JournalReader reader = journal.after(after)) {
                while (reader.sequence() < LAST || reader.damage() == null && met.size() < LAST - after) {
                    reader.next(100, LAST).forEach(frame -> met.add(frame.sequence()));
                    if (reader.damage() == null) continue;
                    LongStream.rangeClosed(reader.damage().first(), reader.damage().last()).forEach(met::add);
                    LongStream.rangeClosed(reader.damage().first(), reader.damage().last()).forEach(lost::add);
                }
            }
            assertEquals(LongStream.rangeClosed(after + 1, LAST).boxed().toList(), met, "after " + after);
            if (after == 0) all = lost;
            long from = after;
            assertTrue(all.stream().filter(sequence -> sequence > from).toList().equals(List.copyOf(lost)), "after " + after);
        }
        return all;
    }
}
