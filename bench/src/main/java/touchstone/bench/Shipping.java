package touchstone.bench;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** How fast a journal gets into the ledger. It is written while the ledger is away, and emptied into it when that comes back. */
final class Shipping {
    private static final int ANSWERS = 200_000;
    private static final int BATCHES = 1_000;
    private static final int EVENTS = 100;
    private final Bed bed;
    private final Report report;

    Shipping(Bed bed, Report report) {
        this.bed = bed;
        this.report = report;
    }

    /** Of both kinds of touches: those that the gateway saw, and those that pages report. */
    void measure() {
        report.say(Figure.atLeast("journal_to_ledger", answers(ANSWERS), "touches/s", 20_000));
        report.say(Figure.of("journal_to_ledger_of_batches", ship(traffic -> new Load(bed.gateway("group").address(), 16).all(BATCHES, n -> traffic.batch(n, EVENTS))), "touches/s"));
    }

    /** @return touches a second */
    double answers(int count) {
        return ship(traffic -> new Load(bed.gateway("group").address(), 64).all(count, traffic::view));
    }

    private double ship(Consumer<Traffic> writing) {
        GatewayServer gateway = bed.gateway("group");
        Traffic traffic = bed.traffic();
        bed.ledgerGoesAway();
        try {
            writing.accept(traffic);
        } finally {
            bed.ledgerComesBack();
        }
        long begun = gateway.waiting();
        while (gateway.waiting() == begun) pause();
        long from = gateway.waiting();
        long began = System.nanoTime();
        while (gateway.waiting() > 0) pause();
        return from / ((System.nanoTime() - began) / 1e9);
    }

    private static void pause() {
        LockSupport.parkNanos(20_000_000);
    }
}
