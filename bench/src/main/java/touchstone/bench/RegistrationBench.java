package touchstone.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.postgres.PostgresServer;

/** The figures of registration, among many {@link People}. Everybody who registers does so with a sign-in of their own, made before the clock starts. */
@Command(name = "registration", description = "Registers, reads and finds people; prints one line for each figure.", mixinStandardHelpOptions = true)
final class RegistrationBench implements Callable<Integer> {
    private static final int CONNECTIONS = 16;
    /** Somebody who registers for the measuring: of a name and a company that others have, too, but hardly both. */
    private static final String FORM = "{\"givenName\":\"Bade\",\"familyName\":\"Kilomu\",\"email\":\"%s\",\"company\":\"Fabrikam %d\",\"jobTitle\":\"Buyer\"}";
    /** One in so many types an address that is known. */
    private static final int KNOWN = 10;

    @Option(names = "--prospects", defaultValue = "100000", description = "How many prospects (default ${DEFAULT-VALUE})")
    private int prospects;
    @Option(names = "--seconds", defaultValue = "10", description = "How long each load lasts (default ${DEFAULT-VALUE})")
    private int seconds;

    private final List<Figure> figures = new ArrayList<>();
    private final long began = System.nanoTime();
    private int registered;

    /** 0 if all goals are reached, 2 if some are not. */
    @Override
    public Integer call() {
        Path folder = Home.temporary();
        PostgresServer database = PostgresServer.start(folder.resolve("postgres"), Ports.free(), PostgresServer.Writes.DURABLE, folder.resolve("postgres.log"));
        database.database("registration", "registration");
        try (Issuer issuer = new Issuer(); RegistrationServer registration = RegistrationServer.start(folder, database.address("registration"), issuer.address())) {
            new People(database.address("registration"), issuer.address()).store(prospects, done -> {
                if (done % 100_000 == 0 || done == prospects) tell(done + " prospects stored");
            });
            register(registration.address(), issuer);
            read(registration.address(), issuer);
            search(registration.address(), issuer);
            registration.peakMemory().ifPresent(mebibytes -> say(Figure.of("memory_peak", mebibytes, "MiB")));
        } finally {
            database.close();
            Home.delete(folder);
        }
        return figures.stream().allMatch(Figure::reached) ? 0 : 2;
    }

    private void register(URI address, Issuer issuer) {
        tell("people register");
        // Until the compiler has seen what there is.
        Load load = new Load(address, CONNECTIONS);
        post(load, issuer, 0, 300 * seconds);
        say(Figure.atLeast("registration_saturation", post(load, issuer, 0, 1_000 * seconds).perSecond(), "registrations/s", 300));
        Load.Outcome steady = post(load, issuer, 100, 100 * seconds + CONNECTIONS);
        say(Figure.atMost("registration_p99_at_100/s", steady.p99(), "ms", 50));
        say(Figure.of("load_late_p99", steady.lateP99(), "ms"));
    }

    /** As long as there is time, and somebody left to register. */
    private Load.Outcome post(Load load, Issuer issuer, double rate, int most) {
        int first = registered;
        registered += most;
        ConcurrentLinkedQueue<Load.Question> forms = new ConcurrentLinkedQueue<>(IntStream.range(first, first + most).parallel()
                .mapToObj(n -> new Load.Question("POST", "/registrations", "Content-Type: application/json\r\n" + signedIn(issuer.token("new-" + n, "prospect")),
                        String.format(Locale.ROOT, FORM, n % KNOWN == 0 ? "visitor" + n % prospects + "@contoso.test" : "new-" + n + "@fabrikam.test", n).getBytes(StandardCharsets.US_ASCII), 201)).toList());
        // At no rate above what the queue is good for: what is left over is as good as another time.
        double fastest = (most - CONNECTIONS) / (double) seconds;
        return load.at(rate == 0 ? fastest : rate, time(), n -> forms.poll());
    }

    private void read(URI address, Issuer issuer) {
        tell("people read what is held on them");
        int readers = Math.min(prospects, 2_000);
        List<Load.Question> questions = LongStream.range(0, readers).parallel()
                .mapToObj(n -> Load.Question.get("/me", signedIn(issuer.token(People.subject(n * 7919 % prospects), "prospect")))).toList();
        LongFunction<Load.Question> next = n -> questions.get((int) (n % readers));
        Load load = new Load(address, CONNECTIONS);
        load.during(time(), next);
        say(Figure.atMost("me_p99_at_200/s", load.at(200, time(), next).p99(), "ms", 10));
        say(Figure.of("me_saturation", load.during(time(), next).perSecond(), "requests/s"));
    }

    private static String signedIn(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    private void search(URI address, Issuer issuer) {
        tell("sales look for people");
        String sales = issuer.token("sales");
        Load load = new Load(address, 8, Map.of("Authorization", "Bearer " + sales));
        load.run(50, time(), this::anything);
        say(Figure.atMost("search_p99_at_50/s", load.run(50, time(), this::anything).p99(), "ms", 100));
        each(load, "email", n -> "visitor" + n * 7919 % prospects + "@contoso");
        each(load, "phone", n -> "4" + String.format(Locale.ROOT, "%9d", n * 7919 % prospects).replace(' ', '2'));
        each(load, "two_names", n -> SYLLABLES.get((int) (n % 20)) + "de ki");
        each(load, "frequent_beginning", n -> SYLLABLES.get((int) (n % 20)));
        each(load, "what_all_have", n -> "contoso");
        each(load, "frequent_and_rare", n -> "contoso visitor" + n * 7919 % prospects);
        each(load, "nobody", n -> "nobody" + n);
    }

    private static final List<String> SYLLABLES = List.of("ba", "de", "ki", "lo", "mu", "na", "po", "ra", "se", "ti", "vo", "wa", "xe", "yu", "zo", "ca", "fe", "gi", "ho", "ju");

    private String anything(long n) {
        return find(switch ((int) (n % 4)) {
            case 0 -> "visitor" + n * 7919 % prospects + "@contoso";
            case 1 -> SYLLABLES.get((int) (n % 20)) + SYLLABLES.get((int) (n / 20 % 20));
            case 2 -> SYLLABLES.get((int) (n % 20)) + "de ki";
            default -> SYLLABLES.get((int) (n % 20)) + "dekilo";
        });
    }

    private void each(Load load, String kind, LongFunction<String> words) {
        say(Figure.atMost("search_" + kind + "_p99_at_10/s", load.run(10, time(), n -> find(words.apply(n))).p99(), "ms", 100));
    }

    private static String find(String words) {
        return "/prospects?limit=20&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private Duration time() {
        return Duration.ofSeconds(seconds);
    }

    private void say(Figure figure) {
        figures.add(figure);
        System.out.println(figure);
    }

    private void tell(String progress) {
        System.out.printf(Locale.ROOT, "# %.0f s: %s%n", (System.nanoTime() - began) / 1e9, progress);
    }
}
