package touchstone.bench;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The figures of the gateway, in stages that can also be measured alone. */
@Command(name = "gateway", description = {"Compares recording with not recording and with nginx, fills the ledger, and reads from it; prints one line for each figure, and all in a table at the end.",
        "nginx and wrk are taken from the PATH; without them the figures that need them are skipped, and say so."}, mixinStandardHelpOptions = true)
final class GatewayBench implements Callable<Integer> {
    /** In the order in which they run. */
    enum Stage {
        /** Throughput beside nginx, and beside no recording. */
        PASS,
        /** Latency that the gateway adds, and its memory. */
        LATENCY,
        /** Touches that pages report, in batches. */
        BATCH,
        /** From the journal into the ledger. */
        SHIP,
        /** Timelines and recall lists of a ledger that is full, and what a touch costs then. */
        READS,
        /** All kinds of requests, and the proof that each is in the ledger. */
        MIXED
    }

    @Option(names = "--only", split = ",", description = "Only these stages: ${COMPLETION-CANDIDATES}")
    Set<Stage> only = EnumSet.allOf(Stage.class);
    @Option(names = "--seconds", defaultValue = "4", description = "How long each load lasts (default ${DEFAULT-VALUE})")
    int seconds;
    @Option(names = "--rounds", defaultValue = "3", description = "How often each takes its turn (default ${DEFAULT-VALUE})")
    int rounds;
    @Option(names = "--touches", defaultValue = "500000", description = "How many touches the ledger is filled with before it is read (default ${DEFAULT-VALUE}; the goals are set for 10000000)")
    int touches;
    @Option(names = "--requests", defaultValue = "100000", description = "How many mixed requests are sent before the proof (default ${DEFAULT-VALUE})")
    int requests;

    /** 0 if all goals are reached, 2 if some are not. */
    @Override
    public Integer call() {
        Report report = new Report();
        try (Bed bed = new Bed()) {
            if (only.contains(Stage.PASS)) new Passing(bed, report, seconds, rounds).measure();
            if (only.contains(Stage.LATENCY)) new Latency(bed, report, seconds, rounds).measure();
            if (only.contains(Stage.BATCH)) new Batches(bed, report, seconds).measure();
            if (only.contains(Stage.SHIP)) new Shipping(bed, report).measure();
            if (only.contains(Stage.READS)) new Reads(bed, report, touches).measure();
            if (only.contains(Stage.MIXED)) new Mixed(bed, report, requests).measure();
        }
        System.out.println("\n" + report.table());
        return report.allReached() ? 0 : 2;
    }
}
