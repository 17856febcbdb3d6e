package touchstone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.process.Child;
import touchstone.local.process.NotReady;
import touchstone.local.process.Readiness;

/** The gateway as a process of its own, as it is deployed, with one server for all that stands behind it. */
final class GatewayServer implements AutoCloseable {
    static final String KEY = "pk_bench";
    private static final String SECRET = "b25seS1mb3ItbWVhc3VyaW5nLW5vLXNlY3JldC1hdC4=";
    /** For a proof of millions. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Child process;
    private final URI front;
    private final URI inside;
    private Map<String, String> signedIn;
    private boolean ledgerIsMade;

    private GatewayServer(Child process, URI front, URI inside) {
        this.process = process;
        this.front = front;
        this.inside = inside;
    }

    /** @param sync as in {@code touchstone.journal.sync} @param database host:port/name of the ledger */
    static GatewayServer start(Path folder, String sync, URI origin, String database, Issuer issuer) {
        Path jar = Home.root().resolve("gateway/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) throw new NotReady("The gateway is not built: ./mvnw -DskipTests -pl gateway -am package");
        int[] ports = Ports.free(2);
        URI front = URI.create("http://" + Ports.HOST + ":" + ports[0]);
        URI inside = URI.create("http://" + Ports.HOST + ":" + ports[1]);
        Map<String, String> environment = new HashMap<>(Map.of("TOUCHSTONE_HOST", Ports.HOST, "TOUCHSTONE_FRONT_PORT", String.valueOf(ports[0]), "QUARKUS_HTTP_PORT", String.valueOf(ports[1]),
                "TOUCHSTONE_ISSUER", issuer.address(), "TOUCHSTONE_OIDC_CLIENT_SECRET", "bench", "TOUCHSTONE_SESSION_SECRET", SECRET, "TOUCHSTONE_DATABASE", database,
                "QUARKUS_DATASOURCE_USERNAME", "ledger", "QUARKUS_DATASOURCE_PASSWORD", "ledger", "TOUCHSTONE_JOURNAL_SYNC", sync));
        environment.put("TOUCHSTONE_JOURNAL_FOLDER", folder.resolve("journal-" + sync).toString());
        for (String upstream : List.of("REGISTRATION", "CATALOG", "LEAD")) environment.put("TOUCHSTONE_UPSTREAMS_" + upstream, origin.toString());
        // All of a load comes from one address.
        environment.putAll(Map.of("TOUCHSTONE_EVENTS_SECRET", "whsec_" + SECRET, "TOUCHSTONE_LIMITS_PER_ADDRESS", "0", "TOUCHSTONE_LIMITS_PER_KEY", "0", "TOUCHSTONE_LIMITS_SIGN_IN", "0",
                "TOUCHSTONE_LIMITS_UPLOADS", "0"));
        environment.putAll(Map.of("JAVA_TOOL_OPTIONS", deployed("JAVA_TOOL_OPTIONS"), "MALLOC_ARENA_MAX", deployed("MALLOC_ARENA_MAX")));
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dtouchstone.keys.bench.key=" + KEY, "-Dtouchstone.keys.bench.channel=web",
                "-jar", jar.toString());
        Child process = Child.start("gateway", command, environment, folder.resolve("gateway-" + sync + ".log"));
        Readiness.await(process, Duration.ofMinutes(2), () -> Readiness.ok(inside.resolve("/q/health/ready")));
        return new GatewayServer(process, front, inside);
    }

    /** What its manifest says of its environment: what is measured is what is deployed. */
    private static String deployed(String name) {
        Path manifest = Home.root().resolve("k8s/gateway/deployment.yaml");
        try {
            Matcher said = Pattern.compile("- name: " + name + "\\s+value: \"?([^\"\\n]+)").matcher(Files.readString(manifest));
            if (!said.find()) throw new IllegalStateException(manifest + " does not say " + name);
            return said.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return front;
    }

    OptionalDouble memory() {
        return Memory.of(process.handle());
    }

    /** Headers of somebody who is signed in, as a browser of the site sends them; always the same. */
    Map<String, String> signedIn() {
        if (signedIn == null) signedIn = Map.of("Touchstone-Key", KEY, "Cookie", signIn(""));
        return signedIn;
    }

    /** Signs somebody new in. @param cookie what the browser has already, may be empty @return the cookies to be sent from then on */
    String signIn(String cookie) {
        awaitLedger();
        HttpResponse<String> away = get(front.resolve("/sign-in?return=/shop/"), cookie);
        Map<String, String> asked = List.of(URI.create(away.headers().firstValue("Location").orElseThrow()).getRawQuery().split("&")).stream().map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        HttpResponse<String> back = get(front.resolve("/sign-in/callback?code=" + Issuer.code(asked.get("nonce")) + "&state=" + asked.get("state")),
                Stream.of(cookie, cookies(away)).filter(part -> !part.isEmpty()).collect(Collectors.joining("; ")));
        return cookies(back);
    }

    /** A browser whose owner agrees to be recognised. @return its cookie */
    String consent() {
        HttpRequest said = HttpRequest.newBuilder(front.resolve("/visitor/consent")).timeout(PATIENCE).header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"measurement\":true}")).build();
        return cookies(send(said));
    }

    /** Sessions are kept in the ledger's database, whose tables are made a moment after the start. */
    private void awaitLedger() {
        if (ledgerIsMade) return;
        for (long end = System.nanoTime() + Duration.ofMinutes(1).toNanos(); ; LockSupport.parkNanos(Duration.ofMillis(100).toNanos())) {
            try {
                proof();
                ledgerIsMade = true;
                return;
            } catch (IllegalStateException notYet) {
                if (System.nanoTime() > end) throw notYet;
            }
        }
    }

    private static String cookies(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie").stream().map(cookie -> cookie.split(";")[0]).filter(cookie -> !cookie.endsWith("=")).collect(Collectors.joining("; "));
    }

    /** Touches of the journal that are not in the ledger yet. */
    long waiting() {
        return metric("touchstone_ledger_waiting");
    }

    /** A figure that the gateway gives of itself. */
    long metric(String name) {
        Matcher line = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ([0-9.E+-]+)$").matcher(get(inside.resolve("/q/metrics"), "").body());
        if (!line.find()) throw new IllegalStateException("no metric " + name);
        return (long) Double.parseDouble(line.group(1));
    }

    /** The proof that everything answered is in the ledger, as JSON. */
    String proof() {
        return get(inside.resolve("/internal/proof"), "").body();
    }

    private HttpResponse<String> get(URI address, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        if (!cookie.isEmpty()) request.header("Cookie", cookie);
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 400) throw new IllegalStateException(request.uri().getPath() + " was answered " + answer.statusCode() + ": " + answer.body());
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(request.uri() + " cannot be asked", e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
