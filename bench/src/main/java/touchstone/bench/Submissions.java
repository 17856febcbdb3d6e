package touchstone.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Demo requests of people nobody knows, beside what {@code pgbench} gets from the same database: their answers are checked, their challenge is spent, and the lead with the product as
 * it was seen, the consent, the first activities, the mails and the event are kept in one commit that is on the disk before the answer leaves. They come without an Idempotency-Key, and without the gateway's
 * word of where from.
 */
final class Submissions {
    private static final String FORM = "/forms/demo-request";
    /** What another product's bare form takes a second on such a machine. */
    private static final double BARE_FORM = 152;
    private final LeadDatabase database;
    private final LeadServer server;
    private final Report report;
    private final int seconds;
    private final int rounds;
    private final Load load;
    private final Queue<String> challenges = new ConcurrentLinkedQueue<>();
    private final String notice;

    Submissions(LeadDatabase database, LeadServer server, Report report, int seconds, int rounds) {
        this.database = database;
        this.server = server;
        this.report = report;
        this.seconds = seconds;
        this.rounds = rounds;
        load = new Load(server.address(), 32, n -> "web");
        notice = server.get(FORM).at("/consents/0/notice").asText();
    }

    void measure(Path folder) {
        // Until the compiler has seen what there is.
        gather(3 * seconds * 2_000);
        send(0);
        send(0);
        Optional<Pgbench> pgbench = Pgbench.find();
        Ratios ratios = new Ratios();
        double ours = 0;
        double theirs = 0;
        long answered = 0;
        for (int round = 0; round < rounds; round++) {
            gather(seconds * 4_000);
            pgbench.ifPresent(program -> ratios.add("single_row", database.commits(program, folder, seconds)));
            double oursBefore = server.cpu();
            double theirsBefore = database.cpu();
            Load.Outcome saturated = send(0);
            ours += server.cpu() - oursBefore;
            theirs += database.cpu() - theirsBefore;
            answered += saturated.nanos().length;
            ratios.add("submissions", saturated.perSecond());
        }
        ratios.rates().forEach((name, rate) -> report.say(name.equals("submissions") ? Figure.atLeast(name, rate, "requests/s", 1_500) : Figure.of(name + "_commits", rate, "commits/s")));
        if (pgbench.isEmpty()) report.skip("submissions_of_single_row_commits: pgbench is not on the PATH");
        else report.say(Figure.atLeast("submissions_of_single_row_commits", ratios.of("submissions", "single_row"), "ratio", 0.12));
        report.say(Figure.atLeast("submissions_of_a_bare_form_elsewhere", ratios.rates().get("submissions") / BARE_FORM, "times", 8));
        report.say(Figure.of("submission_cpu_of_the_service", ours * 1e6 / answered, "us"));
        report.say(Figure.of("submission_cpu_of_the_database", theirs * 1e6 / answered, "us"));
        gather(seconds * 300 + 64);
        Load.Outcome steady = send(300);
        report.say(Figure.atMost("submission_p99_at_300/s", steady.p99(), "ms", 25));
        report.say(Figure.of("submission_p50_at_300/s", steady.millis(0.5), "ms"));
    }

    private Load.Outcome send(double rate) {
        return load.post(rate, Duration.ofSeconds(seconds), FORM + "/submissions", this::body);
    }

    /** Each form that is sent spends a challenge: browsers have read them before. */
    private void gather(int count) {
        IntStream.range(challenges.size(), count).parallel().forEach(i -> challenges.add(server.get(FORM).at("/challenge/token").asText()));
    }

    private String body(long n) {
        String token = challenges.poll();
        if (token == null) throw new IllegalStateException("more forms were sent than challenges were read");
        return "{\"version\":1,\"product\":\"" + new UUID(1, n % 200) + "\",\"revision\":3,\"answers\":{\"name\":\"Visitor " + n + "\",\"email\":\"visitor-" + UUID.randomUUID() + "@company-" + n % 997
                + ".test\",\"company\":\"Company " + n % 997 + "\",\"country\":\"DE\",\"role\":\"decides\",\"message\":\"We look for something like it for our plant in district " + n % 97
                + ". Can you show it to the three of us, and say what it costs?\"},\"consents\":[{\"purpose\":\"newsletter\",\"granted\":true,\"notice\":\"" + notice + "\"}],\"proof\":{\"token\":\"" + token
                + "\",\"nonce\":\"0\"}}";
    }
}
