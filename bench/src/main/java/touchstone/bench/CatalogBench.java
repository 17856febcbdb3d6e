package touchstone.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import touchstone.local.Home;
import touchstone.local.Ports;
import touchstone.local.mongo.MongoServer;
import touchstone.local.process.Child;
import touchstone.local.process.Readiness;

/**
 * The figures of the catalog. Some products are imported, approved and published over its own API; that gives the figures of the import. The others are {@link Copies} of
 * them. All stand on the main channel in three locales; each of the further channels offers a few hundred of them in one.
 */
@Command(name = "catalog", description = "Imports, publishes and reads products; prints one line for each figure.", mixinStandardHelpOptions = true)
final class CatalogBench implements Callable<Integer> {
    private static final int FILE = 5_000;
    private static final int FILES = 3;

    @Option(names = "--products", defaultValue = "100000", description = "How many products (default ${DEFAULT-VALUE})")
    private int products;
    @Option(names = "--channels", defaultValue = "1000", description = "How many channels at last (default ${DEFAULT-VALUE})")
    private int channels;
    @Option(names = "--per-channel", defaultValue = "200", description = "How many products each channel besides the main one offers (default ${DEFAULT-VALUE})")
    private int perChannel;
    @Option(names = "--seconds", defaultValue = "10", description = "How long each load lasts (default ${DEFAULT-VALUE})")
    private int seconds;

    private final List<Figure> figures = new ArrayList<>();
    private final long began = System.nanoTime();
    private List<Goods> all;

    /** 0 if all goals are reached, 2 if some are not. */
    @Override
    public Integer call() {
        Path folder = Home.temporary();
        int port = Ports.free();
        String mongodb = "mongodb://" + Ports.HOST + ":" + port;
        Child database = Child.start("mongodb", List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx2g", "-cp", System.getProperty("java.class.path"),
                MongoServer.class.getName(), folder.resolve("mongodb").toString(), String.valueOf(port)), Map.of(), folder.resolve("mongodb.log"));
        try (Issuer issuer = new Issuer(); MongoClient client = MongoClients.create(mongodb)) {
            Readiness.await(database, Duration.ofSeconds(30), () -> Ports.answers(Ports.HOST, port));
            MongoDatabase stored = client.getDatabase("catalog");
            List<Goods> patterns;
            try (CatalogServer catalog = CatalogServer.start(folder, mongodb, issuer.address())) {
                CatalogClient api = new CatalogClient(catalog.address(), issuer);
                patterns = publish(api);
                take(api, catalog);
            }
            Copies copies = new Copies(stored, patterns);
            all = copies.products(products, done -> {
                if (done % 10_000 == 0 || done == products) tell(done + " products stored");
            });
            Home.delete(folder.resolve("index"));
            tell("the index is made anew");
            double cpu;
            try (CatalogServer catalog = CatalogServer.start(folder, mongodb, issuer.address())) {
                CatalogClient api = new CatalogClient(catalog.address(), issuer);
                // Lost, and made by a process that has just begun; later by one that has run for a while, since a rule has changed.
                rebuilt(catalog.rebuilt(1), "_at_start");
                cpu = read(catalog, api, "", n -> "web", this::product, 0);
                api.touchFamily();
                rebuilt(catalog.rebuilt(2), "_later");
            }
            addChannels(stored, copies);
            long start = System.nanoTime();
            try (CatalogServer catalog = CatalogServer.start(folder, mongodb, issuer.address())) {
                say(Figure.of("index_followed", (channels - 1) * offered() / since(start), "publications/s"));
                double then = read(catalog, new CatalogClient(catalog.address(), issuer), "_with_" + channels + "_channels", this::channel, this::productOfItsChannel, 100);
                say(Figure.atMost("cpu_of_a_request_with_" + channels + "_channels_to_that_with_1", then / cpu, "times", 1.25));
            }
            Memory.peak(database.handle()).ifPresent(mebibytes -> say(Figure.of("memory_of_the_embedded_database_peak", mebibytes, "MiB")));
        } finally {
            database.close();
            Home.delete(folder);
        }
        return figures.stream().allMatch(Figure::reached) ? 0 : 2;
    }

    private List<Goods> publish(CatalogClient api) {
        int count = Math.min(products, Goods.ROUND);
        List<String> ids = api.take(Goods.csv(0, count, 0));
        for (int from = 0; from < count; from += 500) {
            List<String> some = ids.subList(from, Math.min(count, from + 500));
            api.approve(some, 1);
            for (String locale : Goods.LOCALES) api.publish(some, 1, "web", locale);
        }
        tell(count + " products published");
        return IntStream.range(0, count).mapToObj(n -> new Goods(n, ids.get(n))).toList();
    }

    /** Measures the import with products beyond those that are published. */
    private void take(CatalogClient api, CatalogServer catalog) {
        int first = Math.max(products, 900_000);
        api.take(Goods.csv(first, first + FILE, 0));
        long start = System.nanoTime();
        for (int i = 1; i <= FILES; i++) api.take(Goods.csv(first + i * FILE, first + (i + 1) * FILE, 0));
        say(Figure.atLeast("import_created", FILES * FILE / since(start), "rows/s", 1_000));
        String raised = Goods.csv(first, first + FILE, 1);
        api.rehearse(raised);
        start = System.nanoTime();
        double cpu = catalog.cpu();
        for (int i = 0; i < FILES; i++) api.rehearse(raised);
        say(Figure.of("import_compared_with_what_is_stored", FILES * FILE / since(start), "rows/s"));
        // The service's own processor time, without that of the database and without waiting for it.
        say(Figure.atLeast("import_parsed_validated_compared_per_second_of_cpu", FILES * FILE / (catalog.cpu() - cpu), "rows/s", 5_000));
        catalog.peakMemory().ifPresent(mebibytes -> say(Figure.of("memory_after_" + (1 + 2 * FILES) + "_files_peak", mebibytes, "MiB")));
    }

    private void rebuilt(CatalogServer.Rebuild rebuild, String when) {
        say(Figure.atLeast("index_rebuild" + when, rebuild.products() / rebuild.seconds(), "products/s", 10_000));
        // As if the database, on the same processors here, cost nothing.
        say(Figure.atLeast("index_rebuild" + when + "_ours_alone_on_2_cores", 2 * rebuild.products() / rebuild.cpuSeconds(), "products/s", 10_000));
    }

    /** @param channel that of the nth question @param product and what it asks for by id @param from the first of ten products to publish anew @return the processor time of a request by id, in microseconds */
    private double read(CatalogServer catalog, CatalogClient api, String when, LongFunction<String> channel, LongFunction<String> product, int from) {
        catalog.settle();
        tell("readers come");
        URI address = catalog.address();
        // Until the compiler has seen what there is.
        Load byId = new Load(address, 32, channel);
        byId.run(0, time(), product);
        Load lists = new Load(address, 8, channel);
        lists.run(0, time(), n -> n % 2 == 0 ? list(n) : search(n));
        Load.Outcome steady = byId.run(2_000, time(), product);
        say(Figure.atMost("product_by_id_p99_at_2000/s" + when, steady.p99(), "ms", 5));
        // How late the load itself was to ask, where it was not still waiting for an answer: this is in the figure before.
        say(Figure.of("load_late_p99" + when, steady.lateP99(), "ms"));
        double cpu = catalog.cpu();
        Load.Outcome saturated = byId.run(0, time(), product);
        cpu = (catalog.cpu() - cpu) * 1e6 / saturated.nanos().length;
        say(Figure.atLeast("product_by_id_saturation" + when, saturated.perSecond(), "requests/s", 15_000));
        say(Figure.of("product_by_id_cpu" + when, cpu, "us"));
        say(Figure.atMost("list_of_100_p99_at_50/s" + when, lists.run(50, time(), CatalogBench::list).p99(), "ms", 50));
        say(Figure.atMost("search_with_facets_p99_at_50/s" + when, lists.run(50, time(), CatalogBench::search).p99(), "ms", 100));
        say(Figure.atMost("publication_visible_slowest_of_10" + when, visible(api, from), "ms", 1_000));
        catalog.peakMemory().ifPresent(mebibytes -> say(Figure.atMost("memory_peak" + when, mebibytes, "MiB", 1_024)));
        return cpu;
    }

    private static String list(long n) {
        return "/storefront/products?limit=100&attr.color=" + Goods.color(n);
    }

    private static String search(long n) {
        return "/storefront/products?limit=20&facets=color,category,class&q=" + Goods.kind(n).toLowerCase(Locale.ROOT) + "&attr.color=" + Goods.color(n / 10);
    }

    /** How long readers wait for what was published, from when it was asked for: the slowest of some. */
    private double visible(CatalogClient api, int from) {
        double slowest = 0;
        for (int i = from; i < from + 10; i++) {
            List<String> id = api.take(Goods.csv(i, i + 1, 5));
            api.approve(id, 2);
            long start = System.nanoTime();
            api.publish(id, 2, "web", "en");
            while (api.seen(id.get(0)) != 2) if (since(start) > 60) throw new IllegalStateException("never seen");
            slowest = Math.max(slowest, 1_000 * since(start));
        }
        return slowest;
    }

    private void addChannels(MongoDatabase stored, Copies copies) {
        Document web = stored.getCollection("channels").find(new Document("_id", "web")).first();
        for (int i = 1; i < channels; i++) {
            Document channel = new Document(web).append("_id", "c" + i).append("locales", Goods.LOCALES);
            stored.getCollection("channels").insertOne(channel);
            copies.publish(all.subList(offer(i), offer(i) + offered()), "c" + i, "en");
            if (i % 100 == 0) tell(i + " channels stored");
        }
    }

    private int offered() {
        return Math.min(perChannel, all.size());
    }

    /** Where what a channel offers begins. */
    private int offer(long channel) {
        return (int) (channel * 7919 % (all.size() - offered() + 1));
    }

    /** Every other question is asked on the main channel, the rest on all others in turn. */
    private String channel(long n) {
        return n % 2 == 0 || channels == 1 ? "web" : "c" + (1 + n / 2 % (channels - 1));
    }

    /** Jumps about, so that no cache has it all. */
    private String product(long n) {
        return "/storefront/products/" + all.get((int) (n * 7919 % all.size())).id();
    }

    private String productOfItsChannel(long n) {
        String channel = channel(n);
        return channel.equals("web") ? product(n) : "/storefront/products/" + all.get(offer(Long.parseLong(channel.substring(1))) + (int) (n * 31 % offered())).id();
    }

    private Duration time() {
        return Duration.ofSeconds(seconds);
    }

    private void say(Figure figure) {
        figures.add(figure);
        System.out.println(figure);
    }

    private void tell(String progress) {
        System.out.printf(Locale.ROOT, "# %.0f s: %s%n", since(began), progress);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
