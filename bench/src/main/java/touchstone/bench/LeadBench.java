package touchstone.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import touchstone.local.Home;

/** The figures of the lead-service, on a year of leads: every list that sales looks at, what visitors send, and what systems of others are told. */
@Command(name = "leads", description = "Fills a year of leads, reads every list, submits forms and delivers events; prints one line for each figure.", mixinStandardHelpOptions = true)
final class LeadBench implements Callable<Integer> {
    private static final double LIST = 200;

    /** What can be measured by itself. */
    enum Stage {
        /** What sales looks at. */
        LISTS,
        /** What visitors send. */
        FORMS,
        /** What systems of others are told. */
        DELIVERIES
    }

    @Option(names = "--leads", defaultValue = "40000", description = "How many leads the year has, of a quarter as many people (default ${DEFAULT-VALUE})")
    private int leads;
    @Option(names = "--seconds", defaultValue = "10", description = "How long each load lasts (default ${DEFAULT-VALUE})")
    private int seconds;
    @Option(names = "--rounds", defaultValue = "3", description = "How often the forms and pgbench take turns (default ${DEFAULT-VALUE})")
    private int rounds;
    @Option(names = "--only", split = ",", description = "Only these stages: ${COMPLETION-CANDIDATES}")
    private Set<Stage> only = EnumSet.allOf(Stage.class);
    @Option(names = "--profile", description = "A file for a recording of the Java Flight Recorder")
    private Path profile;

    private final Report report = new Report();

    /** 0 if all goals are reached, 2 if some are not. */
    @Override
    public Integer call() {
        Path folder = Home.temporary();
        try (LeadDatabase database = new LeadDatabase(folder); Issuer issuer = new Issuer(); Neighbours neighbours = new Neighbours();
                LeadServer server = LeadServer.start(folder, database.address(), neighbours, issuer, profile)) {
            fill(database, server, issuer);
            if (only.contains(Stage.LISTS)) lists(database, server, issuer);
            if (only.contains(Stage.FORMS)) new Submissions(database, server, report, seconds, rounds).measure(folder);
            if (only.contains(Stage.DELIVERIES)) new Deliveries(database, server, issuer, report, seconds, rounds).measure(folder);
            server.peakMemory().ifPresent(mebibytes -> report.say(Figure.of("memory_peak", mebibytes, "MiB")));
        } finally {
            Home.delete(folder);
        }
        System.out.println("\n" + report.table());
        return report.allReached() ? 0 : 2;
    }

    private void fill(LeadDatabase database, LeadServer server, Issuer issuer) {
        Map<String, Object> week = new HashMap<>();
        Stream.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY").forEach(day -> week.put(day, List.of(Map.of("from", "08:00", "to", "18:00"))));
        Map<String, Object> hours = Map.of("zone", "Europe/Berlin", "week", week, "holidays", List.of());
        server.post("/demo-calendars", issuer.token("operator"), Map.of("id", "demos", "definition",
                Map.of("name", "Demo", "place", "here", "minutes", 30, "bufferMinutes", 0, "stepMinutes", 30, "noticeHours", 1, "horizonDays", 60,
                        "hosts", IntStream.range(0, 5).mapToObj(i -> Map.of("id", "host-" + i, "name", "Host " + i, "email", "host-" + i + "@contoso.test", "hours", hours)).toList())));
        long start = System.nanoTime();
        try (InputStream file = LeadBench.class.getResourceAsStream("/leads/year.sql")) {
            database.execute(String.format(new String(file.readAllBytes(), StandardCharsets.UTF_8), leads, Math.max(1, leads / 4)));
            // The database tidies up by itself after a while; a year does not come in a second.
            database.execute("vacuum analyze");
            database.execute("create table single_row (id bigint generated always as identity primary key, at timestamptz not null, text text not null)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        report.say(Figure.of("year_filled", (System.nanoTime() - start) / 1e9, "s"));
    }

    private void lists(LeadDatabase database, LeadServer server, Issuer issuer) {
        String sales = issuer.token("sales");
        String lead = database.value("select id from lead where status = 'ACCEPTED' and prospect is not null order by created_at desc limit 1");
        String product = database.value("select product_id from lead order by created_at desc limit 1");
        String prospect = database.value("select prospect from lead where prospect is not null order by created_at desc limit 1");
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("inbox", "/leads?limit=50");
        paths.put("inbox_far_back", "/leads?limit=50&until=" + Instant.now().minus(200, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS));
        paths.put("kanban", "/pipelines/sales/board");
        paths.put("kanban_of_one", "/pipelines/sales/board?owner=sales");
        paths.put("leads_new", "/leads?limit=200&status=NEW");
        paths.put("leads_accepted", "/leads?limit=200&status=ACCEPTED");
        paths.put("leads_of_one", "/leads?assignee=sales");
        paths.put("leads_of_product", "/leads?product=" + product);
        paths.put("leads_of_prospect", "/leads?prospect=" + prospect);
        paths.put("leads_tagged", "/leads?tag=fair");
        paths.put("leads_by_kind_and_form", "/leads?kind=QUOTE_REQUEST&form=demo-request");
        paths.put("search_common_word", "/leads?q=plant");
        paths.put("search_rare_word", "/leads?q=company-77");
        paths.put("search_two_words", "/leads?q=gear%20district");
        paths.put("search_nothing", "/leads?q=zzzz");
        paths.put("lead", "/leads/" + lead);
        paths.put("duplicates", "/leads/" + lead + "/duplicates");
        paths.put("colleagues", "/leads/" + lead + "/colleagues");
        paths.put("notes", "/leads/" + lead + "/notes");
        paths.put("tasks", "/tasks");
        paths.put("mentions", "/mentions");
        paths.put("views", "/saved-views");
        paths.put("opportunities", "/opportunities");
        paths.put("opportunities_won", "/opportunities?result=WON&limit=200");
        paths.put("opportunities_of_stage", "/opportunities?pipeline=sales&stage=demo&result=OPEN");
        paths.put("calendar", "/bookings?from=" + Instant.now().minus(15, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS) + "&until=" + Instant.now().plus(15, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS));
        paths.put("slots", "/demo-calendars/demos/slots?days=14");
        paths.put("open_leads_of_product", "/open-leads?product=" + product);
        Load load = new Load(server.address(), 4, Map.of("Authorization", "Bearer " + sales));
        // Until the compiler has seen what there is.
        for (int i = 0; i < 2; i++) paths.values().forEach(path -> load.run(0, Duration.ofMillis(300), n -> path));
        Duration time = Duration.ofSeconds(Math.max(1, seconds / 5));
        paths.forEach((name, path) -> report.say(Figure.atMost(name + "_p99_at_50/s", load.run(50, time, n -> path).p99(), "ms", name.startsWith("inbox") || name.startsWith("kanban") ? 50 : LIST)));
        report.say(Figure.atMost("export_first_byte_slowest_of_5", IntStream.range(0, 5).mapToDouble(i -> server.firstByte("/lead-exports", sales)).max().orElseThrow(), "ms", LIST));
        Load.Outcome saturated = new Load(server.address(), 8, Map.of("Authorization", "Bearer " + sales)).run(0, time, n -> paths.get("inbox"));
        report.say(Figure.of("inbox_saturation", saturated.perSecond(), "requests/s"));
    }
}
