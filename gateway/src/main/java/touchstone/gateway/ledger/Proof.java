package touchstone.gateway.ledger;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
                coalesce((select touches from retired where retired.gateway = shipped.gateway), 0) as retired
            from shipped left join interaction on interaction.gateway = shipped.gateway and interaction.sequence <= shipped.sequence
            group by shipped.gateway, shipped.sequence order by shipped.gateway
            """;
    private final Journal journal;
    private final Recorder recorder;
    private final Shipper shipper;
    private final Pool pool;

    public Proof(Journal journal, Recorder recorder, Shipper shipper, Pool pool) {
        this.journal = journal;
        this.recorder = recorder;
        this.shipper = shipper;
        this.pool = pool;
    }

    /** Waits a while for what was answered before the call to arrive in the ledger. Blocks. @throws LedgerUnreachable if the ledger cannot be asked */
    ProofView now() {
        long answers = recorder.answers();
        long touches = recorder.touches();
        long last = journal.last();
        long deadline = System.nanoTime() + SHIPPING.toNanos();
        while (shipper.shipped() < last && System.nanoTime() < deadline) LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        List<ProofView.Gateway> gateways = count(last);
        long unaccounted = Math.max(0, answers + touches - (last - journal.lastAtStart()));
        return ProofView.of(answers, recorder.unrecorded(), unaccounted, Math.max(0, last - shipper.shipped()), journalIsIntact(), gateways);
    }

    private List<ProofView.Gateway> count(long last) {
        List<ProofView.Gateway> gateways = new ArrayList<>();
        try {
            for (Row row : pool.query(COUNT).execute().await().atMost(QUERY)) {
                UUID gateway = row.getUUID("gateway");
                long written = gateway.equals(journal.gateway()) ? Math.max(last, row.getLong("sequence")) : row.getLong("sequence");
                long recorded = row.getLong("sequences");
                gateways.add(new ProofView.Gateway(gateway, written, recorded, row.getLong("repeated"), row.getLong("retired"),
                        written - recorded - row.getLong("repeated") - row.getLong("retired"), row.getLong("rows") - recorded));
            }
        } catch (RuntimeException e) {
            throw LedgerUnreachable.because(e);
        }
        return gateways;
    }

    private boolean journalIsIntact() {
        try {
            journal.verify();
            return true;
        } catch (JournalDamaged e) {
            log.errorf("journal is damaged %s", e.getMessage());
            return false;
        } catch (IOException e) {
            log.errorf(e, "journal cannot be read");
            return false;
        }
    }
}
