package touchstone.gateway.journal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The thread that forces the journal to the disk: at fixed intervals, or as soon as somebody waits. In the latter case those who come while one
 * force runs share the next, so that the group grows with the load and nobody waits for a clock.
 */
final class Syncer {
    private final Journal journal;
    private final long pauseNanos;
    private final boolean onDemand;
    private final Queue<Waiter> waiters = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "journal-sync");
    private volatile boolean closed;

    private record Waiter(long sequence, Consumer<IOException> then) {}

    Syncer(Journal journal, JournalConfig config) {
        this.journal = journal;
        onDemand = config.sync() == JournalConfig.Sync.ALWAYS;
        pauseNanos = config.group().toNanos();
        thread.setDaemon(true);
        thread.start();
    }

    void await(long sequence, Consumer<IOException> then) {
        synchronized (waiters) {
            waiters.add(new Waiter(sequence, then));
        }
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            if (!onDemand) LockSupport.parkNanos(pauseNanos);
            else if (nobodyWaits()) LockSupport.park();
            sync();
        }
    }

    private void sync() {
        // Whoever is here now was appended before the force below.
        List<Waiter> served = new ArrayList<>();
        synchronized (waiters) {
            for (Waiter waiter; (waiter = waiters.poll()) != null; ) served.add(waiter);
        }
        IOException failure = null;
        try {
            journal.force();
        } catch (IOException e) {
            failure = e;
        }
        for (Waiter waiter : served) waiter.then().accept(failure);
    }

    private boolean nobodyWaits() {
        synchronized (waiters) {
            return waiters.isEmpty();
        }
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sync();
    }
}
