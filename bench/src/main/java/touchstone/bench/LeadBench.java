package touchstone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.postgres.PostgresServer;

/**
 * The figures of the lead-service, on a year of leads: every list that sales looks at, and the submission of a form, beside what {@code pgbench} gets from the same database.
 * A submission is a demo request of somebody nobody knows: its answers are checked, its challenge is spent, its origin counted, and the lead with the product as it was seen, the consent, the
 * first activities, the mails and the event are kept in one commit that is on the disk before the answer leaves.
 */
@Command(name = "leads", description = "Fills a year of leads, reads every list, and submits forms; prints one line for each figure.", mixinStandardHelpOptions = true)
final class LeadBench implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM = "/forms/demo-request/submissions";
    /** What another product's bare form takes a second on such a machine, and how often that is to be beaten. */
    private static final double EIGHT_TIMES_A_BARE_FORM = 8 * 152;
    private static final double LIST = 200;

    @Option(names = "--leads", defaultValue = "40000", description = "How many leads the year has, of a quarter as many people (default ${DEFAULT-VALUE})")
    private int leads;
    @Option(names = "--seconds", defaultValue = "10", description = "How long each load lasts (default ${DEFAULT-VALUE})")
    private int seconds;
    @Option(names = "--rounds", defaultValue = "3", description = "How often the forms and pgbench take turns (default ${DEFAULT-VALUE})")
    private int rounds;
    @Option(names = "--lists-only", description = "Submits no forms")
    private boolean listsOnly;
    @Option(names = "--profile", description = "A file for a recording of the Java Flight Recorder")
    private Path profile;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<String> challenges = new ConcurrentLinkedQueue<>();
    private final List<Figure> figures = new ArrayList<>();
    private String notice;

    /** 0 if all goals are reached, 2 if some are not. */
    @Override
    public Integer call() throws SQLException {
        Path folder = Home.temporary();
        PostgresServer database = PostgresServer.start(folder.resolve("postgres"), Ports.free(), PostgresServer.Writes.DURABLE, folder.resolve("postgres.log"));
        database.database("lead", "lead");
        try (Issuer issuer = new Issuer(); Neighbours neighbours = new Neighbours(); LeadServer server = LeadServer.start(folder, database.address("lead"), neighbours, issuer, profile)) {
            fill(database, server, issuer);
            lists(database, server, issuer);
            if (!listsOnly) submit(folder, database, server);
            server.peakMemory().ifPresent(mebibytes -> say(Figure.of("memory_peak", mebibytes, "MiB")));
        } finally {
            database.close();
            Home.delete(folder);
        }
        return figures.stream().allMatch(Figure::reached) ? 0 : 2;
    }

    private void fill(PostgresServer database, LeadServer server, Issuer issuer) throws SQLException {
        Map<String, Object> week = new HashMap<>();
        Stream.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY").forEach(day -> week.put(day, List.of(Map.of("from", "08:00", "to", "18:00"))));
        Map<String, Object> hours = Map.of("zone", "Europe/Berlin", "week", week, "holidays", List.of());
        send(request(server, "/demo-calendars", issuer.token("operator")).header("Content-Type", "application/json").POST(BodyPublishers.ofString(JSON.valueToTree(Map.of("id", "demos", "definition",
                Map.of("name", "Demo", "place", "here", "minutes", 30, "bufferMinutes", 0, "stepMinutes", 30, "noticeHours", 1, "horizonDays", 60,
                        "hosts", IntStream.range(0, 5).mapToObj(i -> Map.of("id", "host-" + i, "name", "Host " + i, "email", "host-" + i + "@contoso.test", "hours", hours)).toList()))).toString())).build());
        long start = System.nanoTime();
        try (InputStream file = LeadBench.class.getResourceAsStream("/leads/year.sql"); Connection connection = connect(database); Statement statement = connection.createStatement()) {
            statement.execute(String.format(new String(file.readAllBytes(), StandardCharsets.UTF_8), leads, Math.max(1, leads / 4)));
            // The database tidies up by itself after a while; a year does not come in a second.
            statement.execute("vacuum analyze");
            statement.execute("create table single_row (id bigint generated always as identity primary key, at timestamptz not null, text text not null)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        say(Figure.of("year_filled", (System.nanoTime() - start) / 1e9, "s"));
    }

    private void lists(PostgresServer database, LeadServer server, Issuer issuer) throws SQLException {
        String sales = issuer.token("sales");
        String lead = value(database, "select id from lead where status = 'ACCEPTED' and prospect is not null order by created_at desc limit 1");
        String product = value(database, "select product_id from lead order by created_at desc limit 1");
        String prospect = value(database, "select prospect from lead where prospect is not null order by created_at desc limit 1");
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
        paths.forEach((name, path) -> say(Figure.atMost(name + "_p99_at_50/s", load.run(50, time, n -> path).p99(), "ms", name.startsWith("inbox") || name.startsWith("kanban") ? 50 : LIST)));
        say(Figure.atMost("export_first_byte_slowest_of_5", IntStream.range(0, 5).mapToDouble(i -> firstByte(server, sales)).max().orElseThrow(), "ms", LIST));
        Load.Outcome saturated = new Load(server.address(), 8, Map.of("Authorization", "Bearer " + sales)).run(0, time, n -> paths.get("inbox"));
        say(Figure.of("inbox_saturation", saturated.perSecond(), "requests/s"));
    }

    private double firstByte(LeadServer server, String token) {
        long start = System.nanoTime();
        try (InputStream body = http.send(request(server, "/lead-exports", token).build(), BodyHandlers.ofInputStream()).body()) {
            if (body.read() < 0) throw new IllegalStateException("an export of nothing");
            double millis = (System.nanoTime() - start) / 1e6;
            body.transferTo(OutputStream.nullOutputStream());
            return millis;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void submit(Path folder, PostgresServer database, LeadServer server) {
        Load load = new Load(server.address(), 32, n -> "web");
        String form = send(request(server, "/forms/demo-request", null).header("Touchstone-Channel", "web").build());
        notice = json(form).at("/consents/0/notice").asText();
        // Until the compiler has seen what there is.
        gather(server, 3 * seconds * 2_000);
        load.post(0, time(), FORM, this::body);
        load.post(0, time(), FORM, this::body);
        Optional<Pgbench> pgbench = Pgbench.find();
        Ratios ratios = new Ratios();
        double cpu = 0;
        long answered = 0;
        for (int round = 0; round < rounds; round++) {
            gather(server, seconds * 4_000);
            pgbench.ifPresent(program -> ratios.add("single_row", program.commits(folder, database.port(), "lead", 32, seconds)));
            double before = server.cpu();
            Load.Outcome saturated = load.post(0, time(), FORM, this::body);
            cpu += server.cpu() - before;
            answered += saturated.nanos().length;
            ratios.add("submissions", saturated.perSecond());
        }
        ratios.rates().forEach((name, rate) -> say(name.equals("submissions") ? Figure.atLeast(name, rate, "requests/s", 1_500) : Figure.of(name + "_commits", rate, "commits/s")));
        if (pgbench.isEmpty()) System.out.println("submissions_of_single_row_commits skipped: pgbench is not on the PATH");
        else say(Figure.atLeast("submissions_of_single_row_commits", ratios.of("submissions", "single_row"), "ratio", 0.12));
        say(Figure.atLeast("submissions_of_a_bare_form_elsewhere", ratios.rates().get("submissions") / (EIGHT_TIMES_A_BARE_FORM / 8), "times", 8));
        say(Figure.of("submission_cpu_of_the_service", cpu * 1e6 / answered, "us"));
        gather(server, seconds * 300 + 64);
        Load.Outcome steady = load.post(300, time(), FORM, this::body);
        say(Figure.atMost("submission_p99_at_300/s", steady.p99(), "ms", 25));
        say(Figure.of("submission_p50_at_300/s", steady.millis(0.5), "ms"));
    }

    /** Each form that is sent spends a challenge: browsers have read them before. */
    private void gather(LeadServer server, int count) {
        HttpRequest form = request(server, "/forms/demo-request", null).header("Touchstone-Channel", "web").build();
        IntStream.range(challenges.size(), count).parallel().forEach(i -> challenges.add(json(send(form)).at("/challenge/token").asText()));
    }

    private String body(long n) {
        String token = challenges.poll();
        if (token == null) throw new IllegalStateException("more forms were sent than challenges were read");
        return "{\"version\":1,\"product\":\"" + new UUID(1, n % 200) + "\",\"revision\":3,\"answers\":{\"name\":\"Visitor " + n + "\",\"email\":\"visitor-" + UUID.randomUUID() + "@company-" + n % 997
                + ".test\",\"company\":\"Company " + n % 997 + "\",\"country\":\"DE\",\"role\":\"decides\",\"message\":\"We look for something like it for our plant in district " + n % 97
                + ". Can you show it to the three of us, and say what it costs?\"},\"consents\":[{\"purpose\":\"newsletter\",\"granted\":true,\"notice\":\"" + notice + "\"}],\"proof\":{\"token\":\"" + token
                + "\",\"nonce\":\"0\"}}";
    }

    private Duration time() {
        return Duration.ofSeconds(seconds);
    }

    private static HttpRequest.Builder request(LeadServer server, String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path)).timeout(Duration.ofMinutes(1));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) throw new IllegalStateException(request.uri() + " was answered " + answer.statusCode() + ": " + answer.body());
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Connection connect(PostgresServer database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + database.address("lead"), "postgres", "postgres");
    }

    private static String value(PostgresServer database, String sql) throws SQLException {
        try (Connection connection = connect(database); ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void say(Figure figure) {
        figures.add(figure);
        System.out.println(figure);
    }
}
