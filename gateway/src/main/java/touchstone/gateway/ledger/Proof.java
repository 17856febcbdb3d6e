package touchstone.gateway.ledger;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import touchstone.gateway.journal.Damage;
import touchstone.gateway.journal.Journal;
import touchstone.gateway.journal.Recorder;

/**
 * Compares three things that were counted apart: the answers that left this process, the frames in its journal, and the rows in the ledger.
 */
@Singleton
public class Proof {
    private static final Logger log = Logger.getLogger(Proof.class);
    private static final Duration SHIPPING = Duration.ofSeconds(10);
    private static final Duration QUERY = Duration.ofSeconds(60);
    /** Of each gateway alone, so that the index gives its sequences in their order and none of the millions have to be sorted. */
    private static final String COUNT = """
            select shipped.gateway, shipped.sequence, there.rows, there.sequences,
                (select count(*) from repeated where repeated.gateway = shipped.gateway and repeated.sequence <= shipped.sequence) as repeated,
                (select count(*) from quarantined where quarantined.gateway = shipped.gateway and quarantined.sequence <= shipped.sequence) as quarantined,
                (select coalesce(sum(last - first + 1), 0)::bigint from loss where loss.gateway = shipped.gateway and resolved_at is not null) as lost,
                (select coalesce(sum(last - first + 1), 0)::bigint from loss where loss.gateway = shipped.gateway and resolved_at is null) as told,
                coalesce((select sum(touches) from retired where retired.gateway = shipped.gateway), 0)::bigint as retired
            from shipped cross join lateral (
                select count(*) as rows, count(distinct sequence) as sequences from interaction where interaction.gateway = shipped.gateway and interaction.sequence <= shipped.sequence) there
            order by shipped.gateway
            """;
    private static final String BY_HOUR = """
            with counted (gateway, hour, received, rows, sequences, repeated, retired, quarantined, lost) as (
                select gateway, hour, frames, 0, 0, 0, 0, 0, 0 from received where hour >= $1
                union all
                select gateway, date_trunc('hour', at, 'UTC'), 0, count(*), count(distinct sequence), 0, 0, 0, 0 from interaction where at >= $1 group by 1, 2
                union all
                select gateway, hour, 0, 0, 0, count(*), 0, 0, 0 from repeated where hour >= $1 group by 1, 2
                union all
                select gateway, hour, 0, 0, 0, 0, touches, 0, 0 from retired where hour >= $1
                union all
                select gateway, hour, 0, 0, 0, 0, 0, count(*), 0 from quarantined where hour >= $1 group by 1, 2
                union all
                select gateway, hour, 0, 0, 0, 0, 0, 0, last - first + 1 from loss where hour >= $1 and resolved_at is not null
            )
            select gateway, hour, sum(received)::bigint as received, sum(rows)::bigint as rows, sum(sequences)::bigint as sequences, sum(repeated)::bigint as repeated,
                sum(retired)::bigint as retired, sum(quarantined)::bigint as quarantined, sum(lost)::bigint as lost
            from counted group by 1, 2 order by 1, 2
            """;
    /** Found by what stands before and behind, in the order of the index: to ask for each number would take forever. */
    private static final String MISSING = """
            with there (sequence) as (
                select 0::bigint union all select $2::bigint + 1
                union all select sequence from interaction where gateway = $1 and sequence <= $2 union all select sequence from repeated where gateway = $1 and sequence <= $2
                union all select sequence from quarantined where gateway = $1 and sequence <= $2
                union all select generate_series(first, last) from loss where gateway = $1 and resolved_at is not null),
            gap as (select sequence + 1 as first, next - 1 as last from (select sequence, lead(sequence) over (order by sequence) as next from there) pair where next > sequence + 1 order by 1 limit 20)
            select n from gap cross join lateral generate_series(gap.first, least(gap.last, gap.first + 19)) n order by n limit 20
            """;
    private static final String TOLD = """
            select n from loss cross join lateral generate_series(first, least(last, first + 19)) n where gateway = $1 and resolved_at is null order by n limit 20
            """;
    private static final String LOSSES = "select * from loss order by resolved_at is not null, found_at desc, gateway, first limit 20";
    private static final String RESOLVED = "select first from loss where gateway = $1 and first = any($2) and resolved_at is not null";
    private static final String QUARANTINED = "select gateway, sequence, reason, at from quarantined order by at desc, gateway, sequence limit 20";
    private final Journal journal;
    private final Recorder recorder;
    private final Shipper shipper;
    private final Pool pool;
    private final Clock clock;

    public Proof(Journal journal, Recorder recorder, Shipper shipper, Pool pool, Clock clock) {
        this.journal = journal;
        this.recorder = recorder;
        this.shipper = shipper;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Waits a while for what was answered before the call to arrive in the ledger. Blocks.
     *
     * @param hours how many of the last hours are told one by one
     * @throws LedgerUnreachable if the ledger cannot be asked
     */
    ProofView now(int hours) {
        long answers = recorder.answers();
        long touches = recorder.touches();
        long unrecorded = recorder.unrecorded();
        long last = journal.last();
        long deadline = System.nanoTime() + SHIPPING.toNanos();
        while (shipper.shipped() < last && System.nanoTime() < deadline) LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        long unaccounted = Math.max(0, answers - unrecorded + touches - (last - journal.lastAtStart()));
        Hours inJournal = new Hours();
        List<Damage> damages = damages(inJournal);
        try {
            return ProofView.of(answers, unrecorded, unaccounted, Math.max(0, last - shipper.shipped()), unresolved(damages), diverged(), gateways(last),
                    hours(clock.instant().truncatedTo(ChronoUnit.HOURS).minus(hours - 1, ChronoUnit.HOURS), inJournal.frames()), quarantined(), losses());
        } catch (RuntimeException e) {
            throw LedgerUnreachable.because(e);
        }
    }

    private String diverged() {
        return journal.ledgerName().equals(journal.gateway()) ? null
                : "The folder was put back from a copy, or changed. The ledger has what was shipped before as " + journal.gateway() + ", and all that this journal holds as " + journal.ledgerName() + ".";
    }

    private List<ProofView.Gateway> gateways(long last) {
        List<ProofView.Gateway> gateways = new ArrayList<>();
        for (Row row : ask(COUNT, Tuple.tuple())) {
            UUID gateway = row.getUUID("gateway");
            long written = gateway.equals(journal.ledgerName()) ? Math.max(last, row.getLong("sequence")) : row.getLong("sequence");
            long recorded = row.getLong("sequences");
            long missing = written - recorded - row.getLong("repeated") - row.getLong("retired") - row.getLong("quarantined") - row.getLong("lost");
            List<Long> sequences = missing <= 0 ? List.of() : missing == row.getLong("told") ? numbers(TOLD, Tuple.of(gateway))
                    // What was retired left no numbers behind.
                    : row.getLong("retired") > 0 ? List.of() : numbers(MISSING, Tuple.of(gateway, written));
            gateways.add(new ProofView.Gateway(gateway, written, recorded, row.getLong("repeated"), row.getLong("retired"), row.getLong("quarantined"), row.getLong("lost"), missing, sequences,
                    row.getLong("rows") - recorded));
        }
        return gateways;
    }

    private List<Long> numbers(String sql, Tuple parameters) {
        return ask(sql, parameters).stream().map(found -> found.getLong("n")).toList();
    }

    /** @param inJournal what is in this gateway's journal of each hour; the older segments may be gone */
    private List<ProofView.Hour> hours(Instant first, Map<Instant, Long> inJournal) {
        Map<Instant, Long> unseen = new TreeMap<>(inJournal);
        List<ProofView.Hour> hours = new ArrayList<>();
        for (Row row : ask(BY_HOUR, Tuple.of(OffsetDateTime.ofInstant(first, ZoneOffset.UTC)))) {
            UUID gateway = row.getUUID("gateway");
            Instant hour = row.getOffsetDateTime("hour").toInstant();
            Long here = gateway.equals(journal.ledgerName()) ? unseen.remove(hour) : null;
            hours.add(ProofView.Hour.of(gateway, hour, Math.max(row.getLong("received"), here == null ? 0 : here), row.getLong("rows"), row.getLong("sequences"), row.getLong("repeated"),
                    row.getLong("retired"), row.getLong("quarantined"), row.getLong("lost")));
        }
        unseen.forEach((hour, frames) -> {
            if (!hour.isBefore(first)) hours.add(ProofView.Hour.of(journal.ledgerName(), hour, frames, 0, 0, 0, 0, 0, 0));
        });
        return hours;
    }

    private List<ProofView.Quarantined> quarantined() {
        return ask(QUARANTINED, Tuple.tuple()).stream()
                .map(row -> new ProofView.Quarantined(row.getUUID("gateway"), row.getLong("sequence"), row.getString("reason"), row.getOffsetDateTime("at").toInstant())).toList();
    }

    private List<Row> ask(String sql, Tuple parameters) {
        List<Row> rows = new ArrayList<>();
        pool.preparedQuery(sql).execute(parameters).await().atMost(QUERY).forEach(rows::add);
        return rows;
    }

    private List<ProofView.Loss> losses() {
        return ask(LOSSES, Tuple.tuple()).stream().map(row -> new ProofView.Loss(row.getUUID("id"), row.getUUID("gateway"), row.getLong("first"), row.getLong("last"), instant(row, "hour"),
                row.getString("reason"), row.getString("kept"), instant(row, "found_at"), instant(row, "resolved_at"), row.getString("note"))).toList();
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime moment = row.getOffsetDateTime(column);
        return moment == null ? null : moment.toInstant();
    }

    /** What is wrong with this gateway's journal. */
    private List<Damage> damages(Hours hours) {
        try {
            List<Damage> damages = journal.verify(hours::count);
            damages.forEach(damage -> log.errorf("journal is damaged %s", damage.why()));
            return damages;
        } catch (IOException e) {
            log.errorf(e, "journal cannot be read");
            return List.of(new Damage(0, 0, null, "it cannot be read"));
        }
    }

    /** The first of them that nobody has looked into, null if there is none. */
    private String unresolved(List<Damage> damages) {
        if (damages.isEmpty()) return null;
        Long[] places = damages.stream().map(Damage::first).toArray(Long[]::new);
        Set<Long> resolved = ask(RESOLVED, Tuple.tuple().addUUID(journal.ledgerName()).addArrayOfLong(places)).stream().map(row -> row.getLong("first")).collect(Collectors.toSet());
        return damages.stream().filter(damage -> !resolved.contains(damage.first())).map(Damage::why).findFirst().orElse(null);
    }
}
