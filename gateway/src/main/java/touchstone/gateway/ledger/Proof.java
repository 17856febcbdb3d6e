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
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import touchstone.gateway.journal.Journal;
import touchstone.gateway.journal.JournalDamaged;
import touchstone.gateway.journal.Recorder;

/**
 * Compares three things that were counted apart: the answers that left this process, the frames in its journal, and the rows in the ledger.
 */
@Singleton
public class Proof {
    private static final Logger log = Logger.getLogger(Proof.class);
    private static final Duration SHIPPING = Duration.ofSeconds(10);
    private static final Duration QUERY = Duration.ofSeconds(60);
    private static final String COUNT = """
            select shipped.gateway, shipped.sequence, count(interaction.sequence) as rows, count(distinct interaction.sequence) as sequences,
                (select count(*) from repeated where repeated.gateway = shipped.gateway and repeated.sequence <= shipped.sequence) as repeated,
                (select count(*) from quarantined where quarantined.gateway = shipped.gateway and quarantined.sequence <= shipped.sequence) as quarantined,
                coalesce((select sum(touches) from retired where retired.gateway = shipped.gateway), 0)::bigint as retired
            from shipped left join interaction on interaction.gateway = shipped.gateway and interaction.sequence <= shipped.sequence
            group by shipped.gateway, shipped.sequence order by shipped.gateway
            """;
    private static final String BY_HOUR = """
            with counted (gateway, hour, received, rows, sequences, repeated, retired, quarantined) as (
                select gateway, hour, frames, 0, 0, 0, 0, 0 from received where hour >= $1
                union all
                select gateway, date_trunc('hour', at, 'UTC'), 0, count(*), count(distinct sequence), 0, 0, 0 from interaction where at >= $1 group by 1, 2
                union all
                select gateway, hour, 0, 0, 0, count(*), 0, 0 from repeated where hour >= $1 group by 1, 2
                union all
                select gateway, hour, 0, 0, 0, 0, touches, 0 from retired where hour >= $1
                union all
                select gateway, hour, 0, 0, 0, 0, 0, count(*) from quarantined where hour >= $1 group by 1, 2
            )
            select gateway, hour, sum(received)::bigint as received, sum(rows)::bigint as rows, sum(sequences)::bigint as sequences, sum(repeated)::bigint as repeated,
                sum(retired)::bigint as retired, sum(quarantined)::bigint as quarantined
            from counted group by 1, 2 order by 1, 2
            """;
    private static final String MISSING = """
            select n from generate_series(1, $2::bigint) n where not exists (select from interaction where gateway = $1 and sequence = n)
                and not exists (select from repeated where gateway = $1 and sequence = n) and not exists (select from quarantined where gateway = $1 and sequence = n)
            order by n limit 20
            """;
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
        String damage = damage(inJournal);
        try {
            return ProofView.of(answers, unrecorded, unaccounted, Math.max(0, last - shipper.shipped()), damage, diverged(), gateways(last),
                    hours(clock.instant().truncatedTo(ChronoUnit.HOURS).minus(hours - 1, ChronoUnit.HOURS), inJournal.frames()), quarantined());
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
            long missing = written - recorded - row.getLong("repeated") - row.getLong("retired") - row.getLong("quarantined");
            // What was retired left no numbers behind.
            List<Long> sequences = missing <= 0 || row.getLong("retired") > 0 ? List.of() : ask(MISSING, Tuple.of(gateway, written)).stream().map(found -> found.getLong("n")).toList();
            gateways.add(new ProofView.Gateway(gateway, written, recorded, row.getLong("repeated"), row.getLong("retired"), row.getLong("quarantined"), missing, sequences,
                    row.getLong("rows") - recorded));
        }
        return gateways;
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
                    row.getLong("retired"), row.getLong("quarantined")));
        }
        unseen.forEach((hour, frames) -> {
            if (!hour.isBefore(first)) hours.add(ProofView.Hour.of(journal.ledgerName(), hour, frames, 0, 0, 0, 0, 0));
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

    /** What is wrong with this gateway's journal, null if nothing is. */
    private String damage(Hours hours) {
        try {
            journal.verify(hours::count);
            return null;
        } catch (JournalDamaged e) {
            log.errorf("journal is damaged %s", e.getMessage());
            return e.getMessage();
        } catch (IOException e) {
            log.errorf(e, "journal cannot be read");
            return "it cannot be read";
        }
    }
}
