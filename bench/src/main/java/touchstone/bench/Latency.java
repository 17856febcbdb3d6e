package touchstone.bench;

import java.net.URI;
import java.time.Duration;

/** What the gateway adds to the time of an answer: the same load with and without it in between, in turns. And what it takes of the machine's memory. */
final class Latency {
    private final Bed bed;
    private final Report report;
    private final int seconds;
    private final int rounds;

    Latency(Bed bed, Report report, int seconds, int rounds) {
        this.bed = bed;
        this.report = report;
        this.seconds = seconds;
        this.rounds = rounds;
    }

    void measure() {
        GatewayServer gateway = bed.gateway("group");
        gateway.signedIn();
        Ratios ratios = new Ratios();
        bed.ledgerGoesAway();
        try {
            for (int round = 0; round <= rounds; round++) {
                Load.Outcome direct = load(bed.origin());
                Load.Outcome through = load(gateway.address());
                if (round == 0) continue; // the load itself is being compiled
                ratios.add("p50", through.millis(0.5) - direct.millis(0.5));
                ratios.add("p99", through.p99() - direct.p99());
            }
        } finally {
            bed.ledgerComesBack();
        }
        report.say(Figure.atMost("added_p50_at_2000/s", ratios.median("p50"), "ms", 0.3));
        report.say(Figure.atMost("added_p99_at_2000/s", ratios.median("p99"), "ms", 2));
        gateway.memory().ifPresent(mebibytes -> report.say(Figure.atMost("memory_under_load", mebibytes, "MiB", 350)));
    }

    private Load.Outcome load(URI server) {
        return new Load(server, 16, bed.gateway("group").signedIn()).run(2_000, Duration.ofSeconds(seconds), n -> Passing.PATH);
    }
}
