package touchstone.gateway.ledger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;
import touchstone.gateway.journal.Damage;
import touchstone.gateway.journal.Frame;
import touchstone.gateway.journal.Journal;
import touchstone.gateway.journal.JournalReader;

/**
 * Brings the journal's frames into the ledger, in order, on a thread of its own. It may fail as often as it likes: the front door does not wait for it,
 * and the ledger itself knows where to go on.
 */
@Singleton
public class Shipper {
    private static final Logger log = Logger.getLogger(Shipper.class);
    /** Frames that are stored together: many, since each batch has its price, but not more than an event loop encodes within some milliseconds. */
    private static final int BATCH = 2_000;
    private static final int BATCH_BYTES = 4 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMillis(10);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_RELEASES = Duration.ofMinutes(1);

    private final Journal journal;
    private final Ledger ledger;
    private final Losses losses;
    private final Flyway flyway;
    private final Thread thread = new Thread(this::run, "ledger-shipper");
    private volatile long shipped;
    private volatile Losses.Open open = Losses.Open.NONE;
    private volatile boolean migrated;
    private volatile boolean closed;
    /** What is on its way into the ledger, null if nothing is. */
    private Storing storing;
    private Duration pause = SHORTEST_PAUSE;
    private long released = System.nanoTime();

    private record Storing(List<Frame> frames, CompletableFuture<Void> done) {}

    public Shipper(Journal journal, Ledger ledger, Losses losses, Flyway flyway) {
        this.journal = journal;
        this.ledger = ledger;
        this.losses = losses;
        this.flyway = flyway;
    }

    void start(@Observes StartupEvent started) {
        thread.setDaemon(true);
        thread.start();
    }

    /** What this gateway has in the ledger for sure. */
    public long shipped() {
        return shipped;
    }

    /** What this gateway's journal has lost, as far as nobody has looked into it; within a minute. */
    Losses.Open open() {
        return open;
    }

    private void run() {
        while (!closed) {
            try {
                if (!migrated) flyway.migrate();
                migrated = true;
                ship();
            } catch (JournalDiverged diverged) {
                goOn(diverged);
            } catch (IOException | RuntimeException e) {
                failed(e);
            }
        }
    }

    /** The name belongs to another journal, of which this one may be an older copy: all that it holds is offered again, under a name of its own. */
    private void goOn(JournalDiverged diverged) {
        UUID name = UUID.randomUUID();
        try (JournalReader reader = journal.after(journal.first() - 1)) {
            ledger.begin(name, reader.sequence(), reader.hash()).await().atMost(PATIENCE);
            journal.goOnAs(name);
            log.errorf("%s gateway=%s name=%s", diverged.getMessage(), journal.gateway(), name);
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    private Uni<Void> offer(List<Frame> frames) {
        UUID name = journal.ledgerName();
        return name.equals(journal.gateway()) ? ledger.store(name, frames) : ledger.storeAgain(name, frames);
    }

    private void ship() throws IOException {
        storing = null;
        Ledger.Position position = ledger.position(journal.ledgerName()).await().atMost(PATIENCE);
        try (JournalReader reader = follow(position)) {
            succeeded(position.sequence());
            look();
            while (!closed) step(reader);
            stored();
        }
    }

    /** While the ledger stores some frames, the next are read. */
    private void step(JournalReader reader) throws IOException {
        List<Frame> frames = reader.next(BATCH, BATCH_BYTES, journal.durable());
        Uni<Void> next = frames.isEmpty() ? null : offer(frames);
        stored();
        if (next != null) storing = new Storing(frames, next.subscribeAsCompletionStage());
        if (reader.damage() != null) lose(reader.damage());
        else if (next == null) LockSupport.parkNanos(IDLE.toNanos());
        release();
    }

    /** Waits for what is being stored. */
    private void stored() {
        if (storing == null) return;
        Storing last = storing;
        storing = null;
        store(last.frames, Uni.createFrom().completionStage(last.done));
        succeeded(last.frames.get(last.frames.size() - 1).sequence());
    }

    /** What cannot be read any more keeps nobody waiting either: the file is kept, and the ledger told what is lost in it. */
    private void lose(Damage damage) throws IOException {
        stored();
        String kept = journal.keep(damage);
        ledger.lose(journal.ledgerName(), damage, kept).await().atMost(PATIENCE);
        log.errorf("journal is damaged and shipped from behind that gateway=%s first=%d lost=%d kept=%s %s", journal.gateway(), damage.first(), damage.lost(), kept, damage.why());
        succeeded(damage.last());
        look();
    }

    private void look() {
        open = losses.open(journal.ledgerName()).await().atMost(PATIENCE);
    }

    /** A frame that cannot be read as an interaction keeps nobody waiting: it is looked for by halves, and put aside in the ledger as it is. */
    private void store(List<Frame> frames, Uni<Void> stored) {
        try {
            stored.await().atMost(PATIENCE);
        } catch (Ledger.FrameUnreadable unreadable) {
            if (frames.size() == 1) {
                ledger.quarantine(journal.ledgerName(), frames.get(0), unreadable.getMessage()).await().atMost(PATIENCE);
                // What the ledger says of it may name what stands in it.
                log.errorf("frame is no interaction and put aside in the ledger gateway=%s sequence=%d", journal.gateway(), frames.get(0).sequence());
                return;
            }
            List<Frame> first = frames.subList(0, frames.size() / 2);
            List<Frame> second = frames.subList(frames.size() / 2, frames.size());
            store(first, offer(first));
            store(second, offer(second));
        }
    }

    /** The ledger must end where our journal goes on; otherwise the journal is not the one that was shipped, and nothing can be sure. */
    private JournalReader follow(Ledger.Position position) throws IOException {
        if (position.sequence() > journal.last()) throw new JournalDiverged(position.sequence(), journal.last());
        JournalReader reader = journal.after(position.sequence());
        if (position.hash() == null || reader.hash() == null || Arrays.equals(position.hash(), reader.hash())) return reader;
        reader.close();
        throw new JournalDiverged(position.sequence(), journal.last());
    }

    private void release() throws IOException {
        if (System.nanoTime() - released < BETWEEN_RELEASES.toNanos()) return;
        released = System.nanoTime();
        journal.release(shipped);
        look();
    }

    private void succeeded(long sequence) {
        shipped = sequence;
        if (pause != SHORTEST_PAUSE) log.infof("ledger is fed again shipped=%d waiting=%d", sequence, journal.last() - sequence);
        pause = SHORTEST_PAUSE;
    }

    private void failed(Exception e) {
        if (closed) return;
        // Once, not at each try: the journal grows meanwhile, and that can be seen in the metrics.
        if (pause == SHORTEST_PAUSE) log.warnf("ledger cannot be fed, the journal keeps what comes shipped=%d waiting=%d cause=%s", shipped, journal.last() - shipped, e);
        log.debug("ledger cannot be fed", e);
        LockSupport.parkNanos(pause.toNanos());
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        closed = true;
        LockSupport.unpark(thread);
        thread.join(PATIENCE.toMillis());
    }
}
