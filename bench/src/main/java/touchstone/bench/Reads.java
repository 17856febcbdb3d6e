package touchstone.bench;

import java.util.SplittableRandom;
import java.util.function.LongFunction;
import touchstone.bench.Load.Question;

/** What is read of a ledger that is full, through the front door, as staff reads it; and whether a touch more costs as much as when it was empty. */
final class Reads {
    private static final int CONNECTIONS = 2;
    private static final int SHIPPED = 60_000;
    private final Bed bed;
    private final Report report;
    private final int touches;

    Reads(Bed bed, Report report, int touches) {
        this.bed = bed;
        this.report = report;
        this.touches = touches;
    }

    void measure() {
        Shipping shipping = new Shipping(bed, report);
        bed.traffic();
        shipping.answers(SHIPPED / 3); // until the compiler has seen what there is
        double empty = shipping.answers(SHIPPED);
        Filling filling = new Filling(bed, touches);
        long began = System.nanoTime();
        filling.fill(report::tell);
        report.say(Figure.of("touches_in_ledger", touches, "touches"));
        report.tell("filled in " + (System.nanoTime() - began) / 1_000_000_000 + " s");
        String staff = "Authorization: Bearer " + bed.issuer().token("sales") + "\r\n";
        read("timeline_of_prospect", 20, 1_000, n -> Question.get("/timelines/prospects/" + Filling.prospect(drawn(n, filling.people())), staff));
        read("timeline_of_account", 100, 300, n -> Question.get("/timelines/accounts/" + Filling.account() + "?limit=" + (50 + n % 3), staff));
        read("recall_list", 200, 300, n -> Question.get("/recipients?subject=sheet/" + Filling.product(drawn(n, Filling.SHEETS)), staff));
        double full = shipping.answers(SHIPPED);
        report.say(Figure.of("journal_to_ledger_when_empty", empty, "touches/s"));
        report.say(Figure.of("journal_to_ledger_when_full", full, "touches/s"));
        report.say(Figure.atMost("cost_of_a_touch_when_full", empty / full, "times", 1.25));
    }

    private void read(String name, double most, int count, LongFunction<Question> question) {
        Load load = new Load(bed.gateway("group").address(), CONNECTIONS);
        load.all(count / 5, question);
        Load.Outcome outcome = load.all(count, n -> question.apply(n + count));
        report.say(Figure.of(name + "_p50", outcome.millis(0.5), "ms"));
        report.say(Figure.atMost(name + "_p99", outcome.p99(), "ms", most));
    }

    /** As touches are distributed: those who come more often are also looked at more often. */
    private static long drawn(long n, int of) {
        double place = new SplittableRandom(n).nextDouble();
        return (long) (of * place * place);
    }
}
