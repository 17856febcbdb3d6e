package touchstone.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** How fast events reach one subscriber: many subjects with five events each, which have to be delivered in their order. They wait already when the clock starts. */
final class Deliveries {
    private static final int PER_SUBJECT = 5;
    private static final String FILL = """
            do $$ begin for subject in 1..%d loop for step in 1..%d loop
                perform tell('touchstone.task.created', 'task/' || subject, null, jsonb_build_object('task', md5(subject::text)::uuid, 'lead', md5(step::text)::uuid, 'assignee', 'sales', 'dueAt', now()));
            end loop; end loop; end $$""";
    private final LeadDatabase database;
    private final LeadServer server;
    private final Issuer issuer;
    private final Report report;
    private final int seconds;
    private final int rounds;

    Deliveries(LeadDatabase database, LeadServer server, Issuer issuer, Report report, int seconds, int rounds) {
        this.database = database;
        this.server = server;
        this.issuer = issuer;
        this.report = report;
        this.seconds = seconds;
        this.rounds = rounds;
    }

    void measure(Path folder) {
        try (Origin subscriber = Origin.start(folder)) {
            server.post("/lead-webhooks", issuer.token("operator"), Map.of("url", subscriber.address() + "/", "types", List.of("touchstone.task.created"), "contact", "operator@contoso.test"));
            int events = seconds * 1_000 / PER_SUBJECT * PER_SUBJECT;
            // Until the compiler has seen what there is.
            deliver(2 * events);
            Ratios ratios = new Ratios();
            double ours = 0;
            double theirs = 0;
            for (int round = 0; round < rounds; round++) {
                double oursBefore = server.cpu();
                double theirsBefore = database.cpu();
                ratios.add("deliveries", deliver(events));
                ours += server.cpu() - oursBefore;
                theirs += database.cpu() - theirsBefore;
            }
            report.say(Figure.atLeast("deliveries", ratios.median("deliveries"), "deliveries/s", 1_000));
            report.say(Figure.of("delivery_cpu_of_the_service", ours * 1e6 / events / rounds, "us"));
            report.say(Figure.of("delivery_cpu_of_the_database", theirs * 1e6 / events / rounds, "us"));
        }
    }

    /** @return how many a second */
    private double deliver(int events) {
        database.execute(FILL.formatted(events / PER_SUBJECT, PER_SUBJECT));
        long began = System.nanoTime();
        while (!database.value("select count(*) from pending_delivery").equals("0")) LockSupport.parkNanos(20_000_000);
        return events / ((System.nanoTime() - began) / 1e9);
    }
}
