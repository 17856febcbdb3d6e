package touchstone.gateway.journal;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The append-only record of all that this gateway answered. Appending writes to the operating system before it returns, so that killing the
 * process loses nothing that was appended; when it is forced to the disk is {@link JournalConfig.Sync}.
 */
@Singleton
public class Journal implements Closeable {
    private static final Logger log = Logger.getLogger(Journal.class);

    private final JournalConfig config;
    private final Clock clock;
    private final JournalFolder folder;
    private final Segments segments;
    private final UUID gateway;
    private volatile UUID ledgerName;
    private final Syncer syncer;
    private final long lastAtStart;

    private final ReadWriteLock whole = new ReentrantReadWriteLock();
    private final Object writing = new Object();
    private final Object forcing = new Object();
    private final List<ActiveSegment> full = new ArrayList<>();
    private ActiveSegment active;
    private final Chain chain;
    private volatile long last;
    private volatile long durable;
    private volatile IOException failure;

    /** @throws IOException if the folder cannot be used, belongs to another process or holds another gateway's journal */
    public Journal(JournalConfig config, Clock clock) throws IOException {
        this.config = config;
        this.clock = clock;
        folder = new JournalFolder(config.folder());
        segments = folder.segments();
        try {
            gateway = folder.gateway();
            ledgerName = folder.ledgerName();
            Recovery found = Recovery.of(segments, gateway);
            active = found.segment();
            chain = new Chain(found.last(), found.hash());
            last = found.last();
            // What was found is the truth from now on, also after a power cut.
            active.force();
        } catch (IOException e) {
            folder.close();
            throw e;
        }
        durable = last;
        lastAtStart = last;
        syncer = config.sync() == JournalConfig.Sync.GROUP || holdsAnswers() ? new Syncer(this, config) : null;
        log.infof("journal open folder=%s gateway=%s last=%d sync=%s", config.folder(), gateway, last, config.sync());
    }

    /**
     * Writes one frame.
     *
     * @return its sequence
     * @throws IOException if it could not be written, for want of space or a failing disk; then it has no sequence, and there is no trace of it
     */
    public long append(byte[] payload) throws IOException {
        Frames frames = new Frames();
        frames.add(payload);
        return append(frames);
    }

    /**
     * Writes frames, all or none.
     *
     * @return the sequence of the last
     * @throws IOException if they could not be written; then there is no trace of them
     */
    long append(Frames frames) throws IOException {
        synchronized (writing) {
            if (failure != null) throw new IOException("the journal has failed before", failure);
            Chain.Link link = frames.chained(chain);
            if (active.size() + frames.size() > config.segmentBytes() && active.size() > SegmentHead.BYTES) rotate();
            active.write(frames.bytes(), frames.size());
            chain.follow(link);
            last = link.sequence();
            return last;
        }
    }

    /** A segment is begun only behind one that is whole on the disk, so that a power cut can tear no other than the newest. */
    private void rotate() throws IOException {
        try {
            active.force();
        } catch (IOException e) {
            throw failed(e, last);
        }
        active.forceName();
        durable = last;
        ActiveSegment next = ActiveSegment.begin(segments.named(last + 1), new SegmentHead(gateway, last + 1, chain.hash()));
        full.add(active);
        active = next;
    }

    /** Whether answers wait for the disk. */
    public boolean holdsAnswers() {
        return config.sync() == JournalConfig.Sync.ALWAYS;
    }

    /** Calls back, on another thread, once the frame is on the disk (with null) or cannot get there. */
    public void whenDurable(long sequence, Consumer<IOException> then) {
        syncer.await(sequence, then);
    }

    /** Forces all that was appended before the call. After a failure nothing is sure any more, and nothing further is taken. */
    void force() throws IOException {
        synchronized (forcing) {
            long target;
            ActiveSegment current;
            List<ActiveSegment> finished;
            synchronized (writing) {
                if (failure != null) throw failure;
                if (durable == last && full.isEmpty()) return;
                target = last;
                current = active;
                finished = List.copyOf(full);
                full.clear();
            }
            try {
                for (ActiveSegment segment : finished) {
                    segment.force();
                    segment.close();
                }
                current.force();
                if (!finished.isEmpty()) current.forceName();
            } catch (IOException e) {
                throw failed(e, target);
            }
            synchronized (writing) {
                durable = Math.max(durable, target);
            }
        }
    }

    private IOException failed(IOException cause, long target) {
        failure = cause;
        log.errorf(cause, "journal cannot be forced to the disk, nothing more is recorded until a restart last=%d", target);
        return cause;
    }

    /** The last sequence that is on the disk, or will be before anything that depends on it. */
    public long durable() throws IOException {
        if (syncer == null) force();
        return durable;
    }

    /** The oldest sequence that is kept, or the first that there will be. */
    public long first() throws IOException {
        return Segments.first(segments.all().get(0));
    }

    public long last() {
        return last;
    }

    /** The last sequence that was there when this process began. */
    public long lastAtStart() {
        return lastAtStart;
    }

    public UUID gateway() {
        return gateway;
    }

    /** The name that its frames have in the ledger: the gateway's, unless that was found to belong to another journal. */
    public UUID ledgerName() {
        return ledgerName;
    }

    /** From now on, also after a restart. */
    public void goOnAs(UUID name) throws IOException {
        folder.ledgerName(name);
        ledgerName = name;
    }

    /** Reads on after {@code sequence}, or with what is left of what follows it. */
    public JournalReader after(long sequence) throws IOException {
        return new JournalReader(segments, sequence);
    }

    /**
     * Reads everything that is kept and checks each frame.
     *
     * @param each gets the good ones in order
     * @return all that is not what was written
     */
    public List<Damage> verify(Consumer<Frame> each) throws IOException {
        long target = last;
        List<Damage> found = new ArrayList<>();
        try (JournalReader reader = after(first() - 1)) {
            while (reader.sequence() < target) {
                reader.next(1000, target).forEach(each);
                if (reader.damage() != null) found.add(reader.damage());
            }
        }
        return found;
    }

    /** Keeps the file of something damaged, also when its segment is deleted. @return the name under which it is kept, null if the file is gone */
    public String keep(Damage damage) throws IOException {
        return segments.keep(damage.segment());
    }

    /** Reads while nothing is released. */
    public <T> T whole(Supplier<T> reading) {
        whole.readLock().lock();
        try {
            return reading.get();
        } finally {
            whole.readLock().unlock();
        }
    }

    /** Deletes the segments that hold nothing but frames up to {@code shipped} and are older than the retention; not now if somebody reads the {@link #whole}. */
    public void release(long shipped) throws IOException {
        if (!whole.writeLock().tryLock()) return;
        try {
            delete(shipped);
        } finally {
            whole.writeLock().unlock();
        }
    }

    private void delete(long shipped) throws IOException {
        List<Path> all = segments.all();
        for (int i = 0; i + 1 < all.size() && Segments.first(all.get(i + 1)) <= shipped + 1; i++) {
            if (Files.getLastModifiedTime(all.get(i)).toInstant().plus(config.retention()).isAfter(clock.instant())) return;
            Files.delete(all.get(i));
            log.infof("journal segment deleted after shipping segment=%s", all.get(i).getFileName());
        }
    }

    @Override
    @PreDestroy
    public void close() throws IOException {
        if (syncer != null) syncer.close();
        force();
        active.close();
        folder.close();
    }
}
