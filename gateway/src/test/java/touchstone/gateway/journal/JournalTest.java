package touchstone.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.gateway.journal.TestJournals.damages;
import static touchstone.gateway.journal.TestJournals.overwrite;
import static touchstone.gateway.journal.TestJournals.payload;
import static touchstone.gateway.journal.TestJournals.payloads;
import static touchstone.gateway.journal.TestJournals.segment;
import static touchstone.gateway.journal.TestJournals.whole;
import static touchstone.gateway.journal.TestJournals.write;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
    private static final Map<String, String> SMALL_SEGMENTS = Map.of("touchstone.journal.segment-bytes", "400", "touchstone.journal.retention", "PT0S");
    private static final int FRAME = Frame.HEAD_BYTES + payload(1).length;
    @TempDir
    Path folder;

    @Test
    void what_is_appended_is_read_in_order_with_a_gapless_sequence() throws IOException {
        try (Journal journal = TestJournals.open(folder)) {
            assertEquals(List.of(1L, 2L, 3L), List.of(journal.append(payload(1)), journal.append(payload(2)), journal.append(payload(3))));
            assertEquals(List.of("{\"n\":1}", "{\"n\":2}", "{\"n\":3}"), payloads(journal));
        }
    }

    @Test
    void a_journal_goes_on_where_it_ended() throws IOException {
        write(folder, 1, 5, Map.of());
        try (Journal journal = TestJournals.open(folder)) {
            assertEquals(5, journal.lastAtStart());
            assertEquals(6, journal.append(payload(6)));
            assertEquals(6, whole(journal));
        }
    }

    @Test
    void a_gateway_keeps_its_id() throws IOException {
        var first = TestJournals.open(folder);
        first.close();
        try (Journal again = TestJournals.open(folder)) {
            assertEquals(first.gateway(), again.gateway());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0\0\0", "\u00ff"})
    void an_id_that_a_power_cut_left_unreadable_is_told_by_the_segments(String left) throws IOException {
        var first = TestJournals.open(folder);
        first.append(payload(1));
        first.close();
        Path id = folder.resolve("gateway-id");
        Files.write(id, left.getBytes(StandardCharsets.ISO_8859_1));
        try (Journal again = TestJournals.open(folder)) {
            assertEquals(first.gateway(), again.gateway());
            assertEquals(1, payloads(again).size());
        }
        assertEquals(first.gateway().toString(), Files.readString(id));

        Files.delete(id);
        overwrite(segment(folder, 0), 0, new byte[SegmentHead.BYTES]);
        assertTrue(assertThrows(IOException.class, () -> TestJournals.open(folder)).getMessage().startsWith("Neither " + id));
    }

    @Test
    void segments_continue_each_other_and_a_reader_may_start_in_any() throws IOException {
        write(folder, 1, 40, SMALL_SEGMENTS);
        try (Journal journal = TestJournals.open(folder, SMALL_SEGMENTS)) {
            assertTrue(new Segments(folder).all().size() > 3);
            assertEquals(40, whole(journal));
            for (long after = 0; after <= 40; after++) {
                try (JournalReader reader = journal.after(after)) {
                    assertEquals(40 - after, reader.next(100, 40).size());
                }
            }
        }
    }

    @Test
    void nothing_is_deleted_while_somebody_reads_the_whole() throws IOException {
        write(folder, 1, 40, SMALL_SEGMENTS);
        try (Journal journal = TestJournals.open(folder, SMALL_SEGMENTS)) {
            int all = new Segments(folder).all().size();
            assertEquals(all, journal.whole(() -> {
                try {
                    journal.release(40);
                    return new Segments(folder).all().size();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            journal.release(40);
            assertEquals(1, new Segments(folder).all().size());
        }
    }

    @Test
    void segments_are_deleted_once_shipped_but_never_the_active_one() throws IOException {
        write(folder, 1, 40, SMALL_SEGMENTS);
        try (Journal journal = TestJournals.open(folder, SMALL_SEGMENTS)) {
            int all = new Segments(folder).all().size();
            long firstOfThird = Segments.first(segment(folder, 2));
            journal.release(firstOfThird);
            assertEquals(all - 2, new Segments(folder).all().size());
            journal.release(40);
            assertEquals(1, new Segments(folder).all().size());
            assertEquals(41, journal.append(payload(41)));
            whole(journal);
        }
    }

    @Test
    void a_torn_tail_of_any_length_is_cut_and_kept_aside() throws IOException {
        write(folder, 1, 3, Map.of());
        long whole = Files.size(segment(folder, 0));
        for (int lost = 1; lost < FRAME; lost++) {
            try (RandomAccessFile torn = new RandomAccessFile(segment(folder, 0).toFile(), "rw")) {
                torn.setLength(whole - lost);
            }
            try (Journal journal = TestJournals.open(folder)) {
                assertEquals(2, journal.last(), "lost " + lost);
                assertEquals(3, journal.append(payload(3)));
                assertEquals(3, whole(journal));
            }
        }
        try (var files = Files.list(folder)) {
            assertTrue(files.anyMatch(file -> file.toString().contains(".cut-")));
        }
    }

    @Test
    void a_tail_that_the_disk_never_got_is_cut() throws IOException {
        write(folder, 1, 3, Map.of());
        overwrite(segment(folder, 0), SegmentHead.BYTES + 2L * FRAME, new byte[FRAME]);
        try (Journal journal = TestJournals.open(folder)) {
            assertEquals(2, journal.last());
        }
    }

    @Test
    void damage_with_good_frames_behind_it_is_no_torn_tail() throws IOException {
        write(folder, 1, 4, Map.of());
        Path newest = segment(folder, 0);
        byte[] good = Files.readAllBytes(newest);
        for (int i = 0; i < FRAME; i++) {
            int place = SegmentHead.BYTES + FRAME + i;
            overwrite(newest, place, new byte[] {(byte) (good[place] ^ 1)});
            try (Journal journal = TestJournals.open(folder)) {
                assertEquals(4, journal.last(), "byte " + i);
                assertEquals("[2 2]", places(journal));
            }
            assertEquals(good.length, Files.size(newest));
            overwrite(newest, place, new byte[] {good[place]});
        }
        try (Journal journal = TestJournals.open(folder)) {
            assertEquals(4, whole(journal));
        }
    }

    private static String places(Journal journal) throws IOException {
        return damages(journal).stream().map(damage -> damage.first() + " " + damage.last()).toList().toString();
    }

    @Test
    void a_segment_without_a_whole_head_is_begun_anew() throws IOException {
        write(folder, 1, 3, Map.of());
        Files.write(new Segments(folder).named(4), new byte[SegmentHead.BYTES - 1]);
        try (Journal journal = TestJournals.open(folder)) {
            assertEquals(4, journal.append(payload(4)));
            assertEquals(4, whole(journal));
        }
    }

    @Test
    void a_newest_segment_whose_head_the_disk_never_got_is_begun_anew() throws IOException {
        write(folder, 1, 3, Map.of());
        Path headless = new Segments(folder).named(4);
        Files.write(headless, new byte[SegmentHead.BYTES + FRAME]);
        try (Journal journal = TestJournals.open(folder)) {
            assertEquals(4, journal.append(payload(4)));
            assertEquals(4, whole(journal));
        }
        assertTrue(Files.exists(headless.resolveSibling(headless.getFileName() + ".cut-0")));
    }

    @Test
    void a_newest_segment_without_a_head_but_with_frames_goes_on_behind_them() throws IOException {
        write(folder, 1, 3, Map.of());
        overwrite(segment(folder, 0), 0, new byte[SegmentHead.BYTES]);
        try (Journal journal = TestJournals.open(folder)) {
            assertEquals(4, journal.append(payload(4)));
            List<Long> read = new ArrayList<>();
            journal.verify(frame -> read.add(frame.sequence()));
            assertEquals(List.of(1L, 2L, 3L, 4L), read);
            assertEquals("[1 0]", places(journal));
        }
    }

    @Test
    void a_segment_without_a_head_hides_no_gap_before_it() throws IOException {
        write(folder, 1, 3, Map.of());
        Path headless = new Segments(folder).named(5);
        Files.write(headless, new byte[SegmentHead.BYTES]);
        try (Journal journal = TestJournals.open(folder)) {
            assertEquals(5, journal.append(payload(5)));
            assertEquals("[4 4]", places(journal));
        }
        Files.delete(headless);
        Path torn = segment(folder, 0);
        Files.write(new Segments(folder).named(4), new byte[1]);
        Files.write(torn, Arrays.copyOf(Files.readAllBytes(torn), (int) Files.size(torn) - 1));
        try (Journal journal = TestJournals.open(folder)) {
            assertEquals(4, journal.append(payload(4)));
            assertEquals("[3 3]", places(journal));
        }
    }

    @Test
    void a_full_segment_is_on_the_disk_before_the_next_is_begun() throws IOException {
        Map<String, String> patient = new HashMap<>(SMALL_SEGMENTS);
        patient.put("touchstone.journal.group", "PT1H");
        try (Journal journal = TestJournals.open(folder, patient)) {
            for (int n = 1; n <= 12; n++) journal.append(payload(n));
            List<Path> all = new Segments(folder).all();
            assertTrue(all.size() > 1);
            assertEquals(Segments.first(all.get(all.size() - 1)) - 1, journal.durable());
        }
    }

    @Test
    void a_changed_byte_is_found_wherever_it_is() throws IOException {
        write(folder, 1, 12, SMALL_SEGMENTS);
        Path oldest = segment(folder, 0);
        byte[] good = Files.readAllBytes(oldest);
        try (Journal journal = TestJournals.open(folder, SMALL_SEGMENTS)) {
            for (int i = 0; i < good.length; i++) {
                overwrite(oldest, i, new byte[] {(byte) (good[i] ^ 1)});
                assertFalse(damages(journal).isEmpty(), "byte " + i);
                overwrite(oldest, i, new byte[] {good[i]});
            }
            assertEquals(12, whole(journal));
        }
    }

    @Test
    void a_changed_frame_with_a_matching_checksum_breaks_the_chain() throws IOException {
        write(folder, 1, 12, SMALL_SEGMENTS);
        Frames forged = new Frames();
        forged.add("{\"n\":9}".getBytes());
        forged.chained(new Chain(0, new byte[Frame.HASH_BYTES]));
        overwrite(segment(folder, 0), SegmentHead.BYTES, Arrays.copyOf(forged.bytes(), forged.size()));
        try (Journal journal = TestJournals.open(folder, SMALL_SEGMENTS)) {
            assertFalse(damages(journal).isEmpty());
        }
    }

    @Test
    void two_frames_that_changed_places_are_found() throws IOException {
        write(folder, 1, 12, SMALL_SEGMENTS);
        byte[] file = Files.readAllBytes(segment(folder, 0));
        byte[] swapped = file.clone();
        System.arraycopy(file, SegmentHead.BYTES, swapped, SegmentHead.BYTES + FRAME, FRAME);
        System.arraycopy(file, SegmentHead.BYTES + FRAME, swapped, SegmentHead.BYTES, FRAME);
        Files.write(segment(folder, 0), swapped);
        try (Journal journal = TestJournals.open(folder, SMALL_SEGMENTS)) {
            assertFalse(damages(journal).isEmpty());
        }
    }

    @Test
    void a_segment_that_is_gone_is_found() throws IOException {
        write(folder, 1, 40, SMALL_SEGMENTS);
        long first = Segments.first(segment(folder, 1));
        long next = Segments.first(segment(folder, 2));
        Files.delete(segment(folder, 1));
        try (Journal journal = TestJournals.open(folder, SMALL_SEGMENTS)) {
            assertEquals("[" + first + " " + (next - 1) + "]", places(journal));
        }
    }

    @Test
    void a_folder_belongs_to_one_gateway_at_a_time() throws IOException {
        try (Journal journal = TestJournals.open(folder)) {
            assertThrows(IOException.class, () -> TestJournals.open(folder));
        }
        TestJournals.open(folder).close();
    }

    @Test
    void a_failed_write_leaves_no_trace() throws IOException {
        try (Journal journal = TestJournals.open(folder)) {
            journal.append(payload(1));
            assertThrows(IOException.class, () -> journal.append(new byte[Frame.LONGEST_PAYLOAD + 1]));
            assertEquals(2, journal.append(payload(2)));
            assertEquals(2, whole(journal));
        }
    }

    @Test
    void frames_that_are_written_together_are_frames_like_others() throws IOException {
        Frames frames = new Frames();
        try (Journal journal = TestJournals.open(folder)) {
            journal.append(payload(1));
            for (int n = 2; n <= 100; n++) frames.add(payload(n));
            assertEquals(100, journal.append(frames));
            frames.clear();
            frames.add(payload(101));
            assertEquals(101, journal.append(frames));
            assertEquals(101, whole(journal));
            assertEquals("{\"n\":100}", payloads(journal).get(99));
        }
    }

    @Test
    void frames_that_cannot_be_written_leave_the_chain_as_it_was() throws IOException {
        Path journal = Files.createDirectory(folder.resolve("journal"));
        Frames frames = new Frames();
        for (int n = 1; n <= 100; n++) frames.add(payload(n));
        try (Journal full = TestJournals.open(journal, SMALL_SEGMENTS)) {
            full.append(payload(1));
            // While the folder is away the segment that these need cannot be begun.
            Path away = Files.move(journal, folder.resolve("away"));
            assertThrows(IOException.class, () -> full.append(frames));
            Files.move(away, journal);
            assertEquals(101, full.append(frames));
            assertEquals(101, whole(full));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"group", "always"})
    void whoever_waits_for_the_disk_is_called_back(String sync) throws Exception {
        try (Journal journal = TestJournals.open(folder, Map.of("touchstone.journal.sync", sync))) {
            CountDownLatch durable = new CountDownLatch(100);
            for (int n = 1; n <= 100; n++) {
                long sequence = journal.append(payload(n));
                journal.whenDurable(sequence, failure -> durable.countDown());
            }
            assertTrue(durable.await(30, TimeUnit.SECONDS));
            assertEquals(100, journal.durable());
        }
    }

    @Test
    void many_threads_share_one_sequence() throws Exception {
        try (Journal journal = TestJournals.open(folder, SMALL_SEGMENTS)) {
            List<Thread> writers = IntStream.range(0, 8).mapToObj(i -> new Thread(() -> {
                for (int n = 0; n < 200; n++) {
                    try {
                        journal.append(payload(n));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }
            })).toList();
            writers.forEach(Thread::start);
            for (Thread writer : writers) writer.join();
            assertEquals(1600, journal.last());
            assertEquals(1600, whole(journal));
            assertFalse(payloads(journal).isEmpty());
        }
    }
}
