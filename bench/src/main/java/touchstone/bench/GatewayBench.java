package touchstone.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.postgres.PostgresServer;

/**
 * The figures of the gateway. All that is compared runs side by side and takes turns, so that what else the machine does hits all alike; while it is compared the ledger
 * is away, as it may be: what it takes of the machine is no cost of an answer. Then the ledger comes back, and the journal is emptied into it.
 */
@Command(name = "gateway", description = "Compares recording with not recording, and with nginx; prints one line for each figure.", mixinStandardHelpOptions = true)
final class GatewayBench implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SYNCS = List.of("off", "none", "group", "always");
    private static final String PATH = "/storefront/products/0197f8e2-0000-7000-8000-000000000001";

    @Option(names = "--seconds", defaultValue = "5", description = "How long each load lasts (default ${DEFAULT-VALUE})")
    private int seconds;
    @Option(names = "--rounds", defaultValue = "5", description = "How often each takes its turn (default ${DEFAULT-VALUE})")
    private int rounds;

    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, GatewayServer> gateways = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> headers = new LinkedHashMap<>();

    /** 0 if all goals are reached, 2 if some are not. */
    @Override
    public Integer call() {
        Path folder = Home.temporary();
        int port = Ports.free();
        PostgresServer database = ledger(folder, port);
        try (Issuer issuer = new Issuer(); Origin origin = Origin.start(folder)) {
            for (String sync : SYNCS) {
                GatewayServer gateway = GatewayServer.start(folder, sync, origin.address(), database.address("ledger"), issuer);
                gateways.put(sync, gateway);
                headers.put(sync, Map.of("Touchstone-Key", GatewayServer.KEY, "Cookie", gateway.signIn()));
            }
            database.close();
            compare(folder, origin);
            latency(origin);
            gateways.get("group").memory().ifPresent(mebibytes -> say(Figure.atMost("memory_under_load", mebibytes, "MiB", 350)));
            // What records nothing has nothing to prove.
            gateways.remove("off").close();
            database = ledger(folder, port);
            ship();
            prove();
        } finally {
            gateways.values().forEach(GatewayServer::close);
            database.close();
            Home.delete(folder);
        }
        return figures.stream().allMatch(Figure::reached) ? 0 : 2;
    }

    private static PostgresServer ledger(Path folder, int port) {
        PostgresServer server = PostgresServer.start(folder.resolve("postgres"), port, PostgresServer.Writes.DURABLE, folder.resolve("postgres.log"));
        server.database("ledger", "ledger");
        return server;
    }

    private void compare(Path folder, Origin origin) {
        Optional<Wrk> wrk = Wrk.find();
        if (wrk.isEmpty()) {
            System.out.println("ratios skipped: wrk is not on the PATH");
            return;
        }
        Optional<Nginx> nginx = Nginx.program().map(program -> Nginx.proxy(program, folder, origin.address()));
        try {
            Ratios ratios = new Ratios();
            // Until the compiler has seen what there is.
            gateways.forEach((sync, gateway) -> wrk.get().rate(gateway.address().resolve(PATH), 64, Math.max(20, 3 * seconds), headers.get(sync)));
            for (int round = 0; round < rounds; round++) {
                for (int connections : new int[] {64, 256}) {
                    nginx.ifPresent(proxy -> ratios.add("nginx_" + connections, wrk.get().rate(proxy.address().resolve(PATH), connections, seconds, headers.get("off"))));
                    gateways.forEach((sync, gateway) -> ratios.add(sync + "_" + connections, wrk.get().rate(gateway.address().resolve(PATH), connections, seconds, headers.get(sync))));
                }
            }
            ratios.rates().forEach((name, rate) -> say(Figure.of("throughput_" + name, rate, "requests/s")));
            if (nginx.isEmpty()) System.out.println("ratio_to_nginx skipped: nginx is not on the PATH");
            else say(Figure.atLeast("group_64_of_nginx", ratios.of("group_64", "nginx_64"), "ratio", 0.5));
            say(Figure.of("none_64_of_unrecorded", ratios.of("none_64", "off_64"), "ratio"));
            say(Figure.atLeast("group_64_of_unrecorded", ratios.of("group_64", "off_64"), "ratio", 0.9));
            say(Figure.atLeast("group_256_of_unrecorded", ratios.of("group_256", "off_256"), "ratio", 0.9));
            say(Figure.atLeast("always_64_of_unrecorded", ratios.of("always_64", "off_64"), "ratio", 0.7));
            say(Figure.atLeast("always_256_of_unrecorded", ratios.of("always_256", "off_256"), "ratio", 0.9));
        } finally {
            nginx.ifPresent(Nginx::close);
        }
    }

    /** The same load with and without the gateway in between. */
    private void latency(Origin origin) {
        Ratios ratios = new Ratios();
        for (int round = 0; round <= rounds; round++) {
            Load.Outcome direct = load(origin.address(), "off");
            Load.Outcome through = load(gateways.get("group").address(), "group");
            if (round == 0) continue; // the load itself is being compiled
            ratios.add("p50", through.millis(0.5) - direct.millis(0.5));
            ratios.add("p99", through.p99() - direct.p99());
        }
        say(Figure.atMost("added_p50_at_2000/s", ratios.median("p50"), "ms", 0.3));
        say(Figure.atMost("added_p99_at_2000/s", ratios.median("p99"), "ms", 2));
    }

    private Load.Outcome load(URI server, String sync) {
        return new Load(server, 16, headers.get(sync)).run(2_000, Duration.ofSeconds(seconds), n -> PATH);
    }

    /** The gateways are emptied side by side, as they would be in production. */
    private void ship() {
        long begun = waiting();
        while (waiting() == begun) pause();
        long from = waiting();
        long began = System.nanoTime();
        while (waiting() > 0) pause();
        say(Figure.atLeast("journal_to_ledger", from / ((System.nanoTime() - began) / 1e9), "touches/s", 20_000));
    }

    private long waiting() {
        return gateways.values().stream().mapToLong(gateway -> gateway.metric("touchstone_ledger_waiting")).sum();
    }

    private void prove() {
        try {
            JsonNode proof = JSON.readTree(gateways.get("group").proof());
            long answers = gateways.values().stream().mapToLong(gateway -> gateway.metric("touchstone_answers_total")).sum();
            say(Figure.of("answered", answers, "requests"));
            long recorded = proof.get("recorded").asLong();
            // When a load ends, some clients leave between the recording of an answer and its head.
            say(Figure.of("recorded_as_the_client_left", Math.max(0, recorded - answers), "requests"));
            say(Figure.atMost("answered_and_not_recorded", Math.max(proof.get("missing").asLong(), answers - recorded), "requests", 1));
            say(Figure.atMost("recorded_twice", proof.get("duplicate").asLong(), "requests", 1));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void say(Figure figure) {
        figures.add(figure);
        System.out.println(figure);
    }

    private static void pause() {
        LockSupport.parkNanos(20_000_000);
    }
}
