package touchstone.gateway.ledger;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.gateway.Eventually.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.gateway.journal.Interaction;
import touchstone.gateway.journal.Journal;
import touchstone.gateway.journal.Recorder;
import touchstone.gateway.journal.TestJournals;
import touchstone.test.Tokens;

/** What the proof finds, with a gateway's journal for each test. */
@QuarkusTest
class ProofTest {
    @Inject
    TestLedger tables;
    @Inject
    Ledger ledger;
    @Inject
    Losses losses;
    @Inject
    Flyway flyway;
    @Inject
    Pool pool;
    @ConfigProperty(name = "touchstone.front.port")
    int port;
    @TempDir
    Path folder;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Set<UUID> names = new HashSet<>();
    private Journal journal;
    private Recorder recorder;
    private Shipper shipper;
    private Proof proof;

    @BeforeEach
    void open() throws IOException {
        journal = TestJournals.open(folder);
        recorder = new Recorder(journal, TestJournals.config(folder, Map.of()));
        shipper = new Shipper(journal, ledger, losses, flyway);
        proof = new Proof(journal, recorder, shipper, pool, Clock.systemUTC());
        shipper.start(null);
    }

    void close() throws Exception {
        shipper.stop(null);
        journal.close();
        names.addAll(List.of(journal.gateway(), journal.ledgerName()));
    }

    /** What a test took out of the ledger would be missing in all proofs to come. */
    @AfterEach
    void leaveNothing() throws Exception {
        close();
        for (String table : List.of("shipped", "interaction", "received", "repeated", "retired", "quarantined", "loss")) {
            for (UUID name : names) tables.query("delete from " + table + " where gateway = $1", name);
        }
    }

    @Test
    void a_clock_that_jumps_back_and_forth_loses_nothing_and_each_hour_is_accounted_for() {
        List<Duration> jumps = List.of(Duration.ZERO, Duration.ofHours(-3), Duration.ofHours(-2), Duration.ofDays(-45), Duration.ofSeconds(-1), Duration.ofHours(-3), Duration.ofHours(30));
        for (Duration jump : jumps) recorded(now.plus(jump));

        ProofView found = shipped();

        ProofView.Gateway mine = gateway(found);
        assertEquals("7 7 0 0", mine.written() + " " + mine.recorded() + " " + mine.missing() + " " + mine.duplicate());
        Map<Instant, Long> expected = jumps.stream().map(now::plus).map(at -> at.truncatedTo(ChronoUnit.HOURS)).filter(hour -> hour.isAfter(now.minus(Duration.ofDays(10))))
                .collect(Collectors.groupingBy(hour -> hour, Collectors.counting()));
        List<ProofView.Hour> hours = hours(found);
        assertEquals(expected, hours.stream().collect(Collectors.toMap(ProofView.Hour::hour, ProofView.Hour::received)));
        assertEquals(expected, hours.stream().collect(Collectors.toMap(ProofView.Hour::hour, ProofView.Hour::recorded)));
        assertTrue(hours.stream().allMatch(hour -> hour.missing() == 0 && hour.duplicate() == 0), hours::toString);
    }

    @Test
    void a_frame_that_is_no_interaction_is_put_aside_and_named_and_all_others_arrive() throws IOException {
        recorded(now);
        String noId = "{\"id\":\"nobody\",\"at\":\"" + now + "\",\"method\":\"GET\"}";
        journal.append(noId.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 5; i++) recorded(now);
        journal.append("nothing at all".getBytes(StandardCharsets.UTF_8));
        recorded(now);

        ProofView found = shipped();

        ProofView.Gateway mine = gateway(found);
        assertEquals("9 7 2 0", mine.written() + " " + mine.recorded() + " " + mine.quarantined() + " " + mine.missing());
        assertEquals(List.of(2L, 8L), found.quarantined().stream().filter(one -> one.gateway().equals(journal.gateway())).map(ProofView.Quarantined::sequence).sorted().toList());
        assertEquals(noId, new String(tables.query("select payload from quarantined where gateway = $1 and sequence = 2", journal.gateway()).get(0).getBuffer("payload").getBytes(), StandardCharsets.UTF_8));
        assertEquals(1, hours(found).stream().mapToLong(ProofView.Hour::quarantined).sum(), "the other has no hour");
        assertEquals(0, hours(found).stream().mapToLong(ProofView.Hour::missing).sum());
    }

    @Test
    void a_row_that_is_gone_is_missing_and_named() {
        for (int i = 0; i < 5; i++) recorded(now);
        shipped();
        tables.query("delete from interaction where gateway = $1 and sequence in (2, 4)", journal.gateway());

        ProofView found = proof.now(24);

        assertEquals(2, gateway(found).missing());
        assertEquals(List.of(2L, 4L), gateway(found).missingSequences());
        assertEquals(2, hours(found).stream().mapToLong(ProofView.Hour::missing).sum());
        assertTrue(found.journalIntact());
    }

    @Test
    void a_changed_frame_is_named_by_its_sequence() throws IOException {
        for (int i = 0; i < 5; i++) recorded(now);
        shipped();
        Path segment = segment();
        String text = Files.readString(segment, StandardCharsets.ISO_8859_1);
        int third = text.indexOf("\"method\"", text.indexOf("\"method\"", text.indexOf("\"method\"") + 1) + 1);
        try (RandomAccessFile changed = new RandomAccessFile(segment.toFile(), "rw")) {
            changed.seek(third + 1);
            changed.write('M');
        }

        ProofView found = proof.now(24);

        assertFalse(found.journalIntact());
        assertTrue(found.journalDamage().contains("segment=" + segment.getFileName()) && found.journalDamage().contains("where sequence 3 belongs"), found.journalDamage());
    }

    @Test
    void a_segment_that_is_damaged_before_it_is_shipped_keeps_nobody_waiting_and_what_is_lost_in_it_is_missing_until_somebody_has_looked() throws Exception {
        shipper.stop(null);
        for (int i = 0; i < 6; i++) recorded(now);
        damage(3, 4);
        shipper = new Shipper(journal, ledger, losses, flyway);
        proof = new Proof(journal, recorder, shipper, pool, Clock.systemUTC());
        shipper.start(null);

        ProofView found = shipped();

        ProofView.Gateway mine = gateway(found);
        assertEquals("6 4 0 2 [3, 4]", mine.written() + " " + mine.recorded() + " " + mine.lost() + " " + mine.missing() + " " + mine.missingSequences());
        assertEquals("6 4 0 2", hour(found));
        assertTrue(found.journalDamage().contains("where sequence 3 belongs"), found.journalDamage());
        ProofView.Loss loss = found.losses().stream().filter(one -> one.gateway().equals(journal.gateway())).findAny().orElseThrow();
        assertEquals("3 4", loss.first() + " " + loss.last());
        assertTrue(Files.exists(folder.resolve(loss.kept())), loss.kept());
        await(() -> shipper.open().places() == 1 && shipper.open().frames() == 2);

        given().port(port).auth().oauth2(Tokens.of("sales")).contentType("application/json").body("{\"note\":\"a bad block\"}").put("/ledger/losses/{id}/resolution", loss.id()).then().statusCode(403);
        resolve(loss.id(), " ").statusCode(422);
        resolve(UUID.randomUUID(), "a bad block").statusCode(404).body("type", equalTo("/problems/loss-not-found"));
        resolve(loss.id(), "a bad block").statusCode(204);
        resolve(loss.id(), "a bad block").statusCode(204);
        resolve(loss.id(), "nothing at all").statusCode(409).body("type", equalTo("/problems/loss-resolved"));

        found = proof.now(24);
        mine = gateway(found);
        assertEquals("6 4 2 0 []", mine.written() + " " + mine.recorded() + " " + mine.lost() + " " + mine.missing() + " " + mine.missingSequences());
        assertEquals("6 4 2 0", hour(found));
        assertTrue(found.journalIntact(), found.journalDamage());
        assertEquals("a bad block", found.losses().stream().filter(one -> one.id().equals(loss.id())).findAny().orElseThrow().note());

        tables.query("delete from interaction where gateway = $1 and sequence in (1, 6)", journal.gateway());
        assertEquals(List.of(1L, 6L), gateway(proof.now(24)).missingSequences(), "what was looked into hides nothing else");

        recorded(now);
        shipper.stop(null);
        shipper = new Shipper(journal, ledger, losses, flyway);
        shipper.start(null);
        await(() -> shipper.shipped() == 7);
        assertEquals(0, shipper.open().places());
    }

    private ValidatableResponse resolve(UUID loss, String note) {
        return given().port(port).auth().oauth2(Tokens.of("operator")).contentType("application/json").body(Map.of("note", note)).put("/ledger/losses/{id}/resolution", loss).then();
    }

    private String hour(ProofView found) {
        assertEquals(1, hours(found).size(), hours(found)::toString);
        ProofView.Hour hour = hours(found).get(0);
        return hour.received() + " " + hour.recorded() + " " + hour.lost() + " " + hour.missing();
    }

    /** Overwrites the frames from this sequence to that with nothing. */
    private void damage(int first, int last) throws IOException {
        Path segment = segment();
        String text = Files.readString(segment, StandardCharsets.ISO_8859_1);
        int from = 0;
        for (int sequence = 1; sequence <= first; sequence++) from = text.indexOf("{\"id\"", from + 1);
        int to = from;
        for (int sequence = first; sequence < last; sequence++) to = text.indexOf("{\"id\"", to + 1);
        try (RandomAccessFile changed = new RandomAccessFile(segment.toFile(), "rw")) {
            changed.seek(from);
            changed.write(new byte[to + 10 - from]);
        }
    }

    private Path segment() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".journal")).findAny().orElseThrow();
        }
    }

    @Test
    void a_journal_that_was_put_back_from_a_copy_goes_on_under_another_name() throws Exception {
        for (int i = 0; i < 2; i++) recorded(now);
        shipped();
        close();
        Path copy = Files.createDirectory(folder.resolve("copy"));
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) Files.copy(file, copy.resolve(file.getFileName()));
        }
        open();
        recorded(now);
        shipped();
        UUID before = journal.gateway();
        close();
        folder = copy;

        for (int start = 1; start <= 2; start++) {
            open();
            recorded(now);
            ProofView found = shipped();
            assertTrue(found.journalDiverged().contains(before.toString()), found.journalDiverged());
            assertEquals("3 3 0 0", figures(found, before));
            assertEquals(2 + start + " " + start + " 2 0", figures(found, journal.ledgerName()));
            assertEquals(0, found.hours().stream().filter(hour -> hour.gateway().equals(journal.ledgerName())).mapToLong(ProofView.Hour::missing).sum());
            if (start == 1) close();
        }
    }

    private static String figures(ProofView found, UUID name) {
        ProofView.Gateway one = found.gateways().stream().filter(each -> each.gateway().equals(name)).findAny().orElseThrow();
        return one.written() + " " + one.recorded() + " " + one.repeated() + " " + one.missing();
    }

    @Test
    void what_has_not_arrived_is_missing_in_its_hour() throws Exception {
        shipper.stop(null);
        recorded(now);
        Shipper behind = new Shipper(journal, ledger, losses, flyway);
        List<ProofView.Hour> hours = hours(new Proof(journal, recorder, behind, pool, Clock.systemUTC()).now(24));
        assertEquals(1, hours.size());
        assertEquals("1 0 1", hours.get(0).received() + " " + hours.get(0).recorded() + " " + hours.get(0).missing());
    }

    private void recorded(Instant at) {
        var touch = new Interaction(UuidCreator.getTimeOrderedEpochFast(), at, new Interaction.Who(UUID.randomUUID(), "unknown", null, null), null,
                new Interaction.Request("GET", "/providers", null, null, null), new Interaction.Answer(200, 1, null, null), new Interaction.Source("direct", null, Map.of(), null));
        assertTrue(recorder.record(List.of(touch)).toCompletableFuture().join());
    }

    private ProofView shipped() {
        long last = journal.last();
        await(() -> shipper.shipped() == last && tables.query("select from shipped where gateway = $1 and sequence = $2", journal.ledgerName(), last).size() == 1);
        return proof.now(240);
    }

    private ProofView.Gateway gateway(ProofView found) {
        return found.gateways().stream().filter(one -> one.gateway().equals(journal.gateway())).findAny().orElseThrow();
    }

    private List<ProofView.Hour> hours(ProofView found) {
        return found.hours().stream().filter(hour -> hour.gateway().equals(journal.gateway())).toList();
    }
}
