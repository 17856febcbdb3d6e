package touchstone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.mongo.MongoServer;
import touchstone.local.process.Child;
import touchstone.local.process.Readiness;

/** The figures of the catalog: products made up, imported, approved and published over its own API, then read by readers of a shop. */
@Command(name = "catalog", description = "Imports, publishes and reads products; prints one line for each figure.", mixinStandardHelpOptions = true)
final class CatalogBench implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FILE = 5_000;
    private static final int BATCH = 1_000;
    private static final int PER_CHANNEL = 20;

    @Option(names = "--products", defaultValue = "100000", description = "How many products (default ${DEFAULT-VALUE})")
    private int products;
    @Option(names = "--channels", defaultValue = "1000", description = "How many channels at last (default ${DEFAULT-VALUE})")
    private int channels;
    @Option(names = "--seconds", defaultValue = "10", description = "How long each load lasts (default ${DEFAULT-VALUE})")
    private int seconds;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> ids = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private String steward;
    private String approver;

    /** 0 if all goals are reached, 2 if some are not. */
    @Override
    public Integer call() {
        Path folder = Home.temporary();
        int port = Ports.free();
        String mongodb = "mongodb://" + Ports.HOST + ":" + port;
        Child database = Child.start("mongodb", List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-cp", System.getProperty("java.class.path"),
                MongoServer.class.getName(), folder.resolve("mongodb").toString(), String.valueOf(port)), Map.of(), folder.resolve("mongodb.log"));
        try (Issuer issuer = new Issuer()) {
            Readiness.await(database, Duration.ofSeconds(30), () -> Ports.answers(Ports.HOST, port));
            steward = issuer.token("steward");
            approver = issuer.token("approver");
            try (CatalogServer catalog = CatalogServer.start(folder, mongodb, issuer.address())) {
                fill(catalog.address());
                read(catalog);
                addChannels(mongodb);
            }
            // With more channels, and without its index.
            Home.delete(folder.resolve("index"));
            try (CatalogServer catalog = CatalogServer.start(folder, mongodb, issuer.address())) {
                catalog.rebuilt().ifPresent(rate -> say(Figure.atLeast("index_rebuild", rate, "products/s", 10_000)));
                fillChannels(catalog.address());
                Load.Outcome byId = load(catalog).run(2_000, time(), n -> "/storefront/products/" + id(n));
                say(Figure.atMost("product_by_id_p99_" + channels + "_channels", byId.p99(), "ms", 5));
                say(Figure.atMost("search_with_facets_p99_" + channels + "_channels", search(catalog).p99(), "ms", 100));
            }
        } finally {
            database.close();
            Home.delete(folder);
        }
        return figures.stream().allMatch(Figure::reached) ? 0 : 2;
    }

    private void fill(URI catalog) {
        long began = System.nanoTime();
        for (int from = 0; from < products; from += FILE) {
            JsonNode imported = importing(catalog, "", Goods.csv(from, Math.min(products, from + FILE), 0));
            collect(catalog, imported);
        }
        say(Figure.atLeast("import_created", ids.size() / seconds(began), "rows/s", 1_000));
        String raised = Goods.csv(0, Math.min(products, FILE), 1);
        importing(catalog, "?dryRun=true", raised);
        began = System.nanoTime();
        importing(catalog, "?dryRun=true", raised);
        // The heads and revisions to compare with come from the database: what is ours alone is faster than this.
        say(Figure.atLeast("import_parsed_validated_compared", Math.min(products, FILE) / seconds(began), "rows/s", 5_000));
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<Map<String, Object>> refs = refs(from, Math.min(ids.size(), from + BATCH));
            post(catalog, "/approvals", approver, Map.of("products", refs));
            for (String locale : Goods.LOCALES) post(catalog, "/publications", approver, Map.of("channel", "web", "locale", locale, "products", refs));
        }
    }

    private void read(CatalogServer catalog) {
        // Until the compiler has seen what there is.
        load(catalog).run(0, time(), n -> "/storefront/products/" + id(n));
        say(Figure.atMost("product_by_id_p99_at_2000/s", load(catalog).run(2_000, time(), n -> "/storefront/products/" + id(n)).p99(), "ms", 5));
        say(Figure.atLeast("product_by_id_saturation", load(catalog).run(0, time(), n -> "/storefront/products/" + id(n)).perSecond(), "requests/s", 15_000));
        new Load(catalog.address(), 8).run(0, time(), n -> "/storefront/products?limit=100");
        say(Figure.atMost("list_of_100_p99_at_50/s", new Load(catalog.address(), 8).run(50, time(), n -> "/storefront/products?limit=100&attr.color=" + Goods.color(n)).p99(), "ms", 50));
        search(catalog);
        say(Figure.atMost("search_with_facets_p99_at_50/s", search(catalog).p99(), "ms", 100));
        say(Figure.atMost("publication_visible_slowest_of_10", visible(catalog.address()), "ms", 1_000));
        catalog.memory().ifPresent(mebibytes -> say(Figure.atMost("memory", mebibytes, "MiB", 1_024)));
    }

    private Load.Outcome search(CatalogServer catalog) {
        return new Load(catalog.address(), 8).run(50, time(), n -> "/storefront/products?limit=20&facets=color,category,class&q=" + Goods.kind(n).toLowerCase() + "&attr.color=" + Goods.color(n / 10));
    }

    /** How long readers wait for what was published, from when it was asked for: the slowest of some. */
    private double visible(URI catalog) {
        double slowest = 0;
        for (int i = 0; i < 10; i++) {
            importing(catalog, "", Goods.csv(i, i + 1, 5));
            Map<String, Object> ref = Map.of("id", ids.get(i), "revision", 2);
            post(catalog, "/approvals", approver, Map.of("products", List.of(ref)));
            long began = System.nanoTime();
            post(catalog, "/publications", approver, Map.of("channel", "web", "locale", "en", "products", List.of(ref)));
            HttpRequest read = HttpRequest.newBuilder(catalog.resolve("/storefront/products/" + ids.get(i))).header("Touchstone-Channel", "web").header("Accept-Language", "en").build();
            while (send(read).path("revision").asLong() != 2) if (seconds(began) > 60) throw new IllegalStateException("never seen");
            slowest = Math.max(slowest, 1_000 * seconds(began));
        }
        return slowest;
    }

    private void addChannels(String mongodb) {
        try (MongoClient client = MongoClients.create(mongodb)) {
            var stored = client.getDatabase("catalog").getCollection("channels");
            for (int i = 1; i < channels; i++) {
                Document channel = new Document("_id", "c" + i).append("currency", "USD").append("defaultLocale", "en").append("locales", List.of("en", "fr", "th"));
                stored.replaceOne(new Document("_id", "c" + i), channel, new ReplaceOptions().upsert(true));
            }
        }
    }

    private void fillChannels(URI catalog) {
        for (int i = 1; i < channels; i++) {
            int from = 10 + i * PER_CHANNEL % Math.max(1, ids.size() - PER_CHANNEL - 10);
            post(catalog, "/publications", approver, Map.of("channel", "c" + i, "locale", "en", "products", refs(from, from + PER_CHANNEL)));
        }
    }

    private List<Map<String, Object>> refs(int from, int to) {
        return ids.subList(from, to).stream().map(id -> Map.<String, Object>of("id", id, "revision", 1)).toList();
    }

    private JsonNode importing(URI catalog, String query, String csv) {
        JsonNode imported = send(HttpRequest.newBuilder(catalog.resolve("/imports" + query)).header("Content-Type", "text/csv").header("Authorization", "Bearer " + steward)
                .timeout(Duration.ofMinutes(10)).POST(BodyPublishers.ofString(csv)).build());
        if (imported.path("rows").path("refused").asLong() > 0) throw new IllegalStateException("rows were refused: " + imported.path("results").path(0));
        return imported;
    }

    private void collect(URI catalog, JsonNode imported) {
        for (JsonNode page = imported; ; page = send(HttpRequest.newBuilder(catalog.resolve("/imports/" + imported.path("id").asText() + "?after=" + page.path("next").asText()))
                .header("Authorization", "Bearer " + steward).build())) {
            page.path("results").forEach(result -> ids.add(result.path("product").asText()));
            if (!page.has("next")) return;
        }
    }

    private void post(URI catalog, String path, String token, Object body) {
        JsonNode answer = send(HttpRequest.newBuilder(catalog.resolve(path)).header("Content-Type", "application/json").header("Authorization", "Bearer " + token)
                .timeout(Duration.ofMinutes(10)).POST(BodyPublishers.ofString(JSON.valueToTree(body).toString())).build());
        answer.path("results").forEach(result -> {
            if (result.path("outcome").asText().equals("REFUSED")) throw new IllegalStateException(path + " refused " + result);
        });
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) throw new IllegalStateException(request.method() + " " + request.uri() + " was answered " + answer.statusCode() + ": " + answer.body());
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Load load(CatalogServer catalog) {
        return new Load(catalog.address(), 32);
    }

    private Duration time() {
        return Duration.ofSeconds(seconds);
    }

    /** Jumps about, so that no cache has it all. */
    private String id(long n) {
        return ids.get((int) (n * 7919 % ids.size()));
    }

    private void say(Figure figure) {
        figures.add(figure);
        System.out.println(figure);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
