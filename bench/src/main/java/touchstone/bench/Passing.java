package touchstone.bench;

import java.util.List;
import java.util.Optional;

/**
 * Throughput of gateways that differ in how they record, and of nginx as a plain proxy. All run side by side and take turns, so that what else the machine does hits all
 * alike; meanwhile the ledger is away, as it may be: what it takes of the machine is no cost of an answer.
 */
final class Passing {
    static final String PATH = "/storefront/products/0197f8e2-0000-7000-8000-000000000001";
    private static final List<String> SYNCS = List.of("off", "none", "group", "always");
    private final Bed bed;
    private final Report report;
    private final int seconds;
    private final int rounds;

    Passing(Bed bed, Report report, int seconds, int rounds) {
        this.bed = bed;
        this.report = report;
        this.seconds = seconds;
        this.rounds = rounds;
    }

    void measure() {
        Optional<Wrk> wrk = Wrk.find();
        if (wrk.isEmpty()) {
            report.skip("throughput and all ratios: wrk is not on the PATH");
            return;
        }
        SYNCS.forEach(sync -> bed.gateway(sync).signedIn());
        bed.ledgerGoesAway();
        try {
            compare(wrk.get());
        } finally {
            bed.ledgerComesBack();
        }
        // What records nothing has nothing to prove; the others are not needed any more.
        for (String sync : SYNCS) if (!sync.equals("group")) bed.close(sync);
    }

    private void compare(Wrk wrk) {
        Optional<Nginx> nginx = Nginx.program().map(program -> Nginx.proxy(program, bed.folder(), bed.origin()));
        try {
            Ratios ratios = new Ratios();
            // Until the compiler has seen what there is.
            for (String sync : SYNCS) rate(wrk, sync, 64, Math.max(15, 3 * seconds));
            for (int round = 0; round < rounds; round++) {
                for (int connections : new int[] {64, 256}) {
                    nginx.ifPresent(proxy -> ratios.add("nginx_" + connections, wrk.rate(proxy.address().resolve(PATH), connections, seconds, bed.gateway("off").signedIn())));
                    for (String sync : SYNCS) ratios.add(sync + "_" + connections, rate(wrk, sync, connections, seconds));
                }
            }
            ratios.rates().forEach((name, rate) -> report.say(Figure.of("throughput_" + name, rate, "requests/s")));
            if (nginx.isEmpty()) report.skip("group_64_of_nginx: nginx is not on the PATH");
            else report.say(Figure.atLeast("group_64_of_nginx", ratios.of("group_64", "nginx_64"), "ratio", 0.5));
            report.say(Figure.of("none_64_of_unrecorded", ratios.of("none_64", "off_64"), "ratio"));
            report.say(Figure.atLeast("group_64_of_unrecorded", ratios.of("group_64", "off_64"), "ratio", 0.9));
            report.say(Figure.atLeast("group_256_of_unrecorded", ratios.of("group_256", "off_256"), "ratio", 0.9));
            report.say(Figure.atLeast("always_64_of_unrecorded", ratios.of("always_64", "off_64"), "ratio", 0.7));
            report.say(Figure.atLeast("always_256_of_unrecorded", ratios.of("always_256", "off_256"), "ratio", 0.9));
        } finally {
            nginx.ifPresent(Nginx::close);
        }
    }

    private double rate(Wrk wrk, String sync, int connections, int seconds) {
        return wrk.rate(bed.gateway(sync).address().resolve(PATH), connections, seconds, bed.gateway(sync).signedIn());
    }
}
