package touchstone.bench;

import java.time.Duration;

/** How many touches are taken that pages report: each is in the journal before the answer. */
final class Batches {
    private static final int EVENTS = 100;
    private final Bed bed;
    private final Report report;
    private final int seconds;

    Batches(Bed bed, Report report, int seconds) {
        this.bed = bed;
        this.report = report;
        this.seconds = seconds;
    }

    void measure() {
        Traffic traffic = bed.traffic();
        bed.ledgerGoesAway();
        try {
            // Until the compiler has seen what there is.
            rate(traffic, Math.max(12, 3 * seconds));
            report.say(Figure.atLeast("batches_accepted", rate(traffic, 2 * seconds), "touches/s", 30_000));
        } finally {
            bed.ledgerComesBack();
        }
        // Now that the ledger is asked too which messages it knows, and takes what was accepted.
        report.say(Figure.of("batches_accepted_while_shipping", rate(traffic, 2 * seconds), "touches/s"));
    }

    private double rate(Traffic traffic, int seconds) {
        return EVENTS * new Load(bed.gateway("group").address(), 16).during(Duration.ofSeconds(seconds), n -> traffic.batch(n, EVENTS)).perSecond();
    }
}
