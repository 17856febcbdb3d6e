package touchstone.catalog.storefront;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.jboss.logging.Logger;
import touchstone.catalog.CatalogIdentity;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.channel.Channels;
import touchstone.catalog.family.Audience;
import touchstone.catalog.family.Families;
import touchstone.catalog.gate.Gate;
import touchstone.catalog.gate.Reader;
import touchstone.catalog.publication.Publication;
import touchstone.catalog.publication.PublicationLog;
import touchstone.catalog.publication.Publications;
import touchstone.catalog.publication.PublicationsChanged;
import touchstone.catalog.publication.Published;
import touchstone.commons.Page;

/**
 * Answers readers from a {@link ReadIndex} of this instance. It follows the {@link PublicationLog}, its own entries at once, those of other instances a moment later,
 * and remembers how far it came, so that a start only has to read what came since. An index that is lost, damaged, of another database or made by other rules is
 * made again.
 */
@ApplicationScoped
public class Storefront {
    private static final Logger log = Logger.getLogger(Storefront.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RULES_READ_EVERY = Duration.ofSeconds(1);
    /** There may be a thousand, and one that is new is read when something is published on it. */
    private static final Duration CHANNELS_READ_EVERY = Duration.ofSeconds(10);
    private static final Duration RECONCILED_EVERY = Duration.ofHours(1);
    private static final Duration RECONCILED_AGAIN = Duration.ofSeconds(2);
    /** Counts up when what the index is made of changes. */
    private static final String FORMAT = "5";
    /** How much of a walk over the database is in memory at once. */
    private static final int PUBLICATIONS = 500;
    private static final int PRODUCTS = 200;

    private final Channels channels;
    private final Families families;
    private final Publications publications;
    private final PublicationLog entries;
    private final CatalogIdentity database;
    private final Clock clock;
    private final ReadIndexConfig config;
    private final ObjectMapper json;
    // One to follow and to keep, one for the long walk of reconciling: what is published meanwhile is not to wait for it.
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "read-index");
        thread.setDaemon(true);
        return thread;
    });
    private ReadIndex index;
    /** What the index is made by, as far as it is made. */
    private Map<String, String> facts;
    private Map<String, String> kept;
    private long position;
    private boolean whole;
    private long rulesRead;
    private Map<String, Channel> known = Map.of();
    private long channelsRead;
    private volatile Rules rules;

    Storefront(Channels channels, Families families, Publications publications, PublicationLog entries, CatalogIdentity database, Clock clock, ReadIndexConfig config,
               ObjectMapper json) {
        this.channels = channels;
        this.families = families;
        this.publications = publications;
        this.entries = entries;
        this.database = database;
        this.clock = clock;
        this.config = config;
        this.json = json;
    }

    /** What the index is made by. */
    private record Rules(Map<String, Channel> channels, Gate gate) {
        /** Whether what was made by other rules is as these would make it. More channels make no difference to those that were there. */
        boolean fit(Map<String, String> facts) {
            return gate.version().equals(facts.get("gate")) && Set.copyOf(lines()).containsAll(facts.get("channels").lines().toList());
        }

        List<String> lines() {
            return channels.values().stream().map(Channel::toString).sorted().toList();
        }
    }

    /** Whether all that was live at the start can be read. */
    boolean isOpen() {
        return rules != null;
    }

    /** The channel that readers come by. @throws StorefrontNotOpen before the index is filled */
    Optional<Channel> channel(String code) {
        return Optional.ofNullable(rules().channels().get(code));
    }

    /** @throws StorefrontNotOpen before the index is filled */
    Gate gate() {
        return rules().gate();
    }

    Optional<byte[]> product(Channel channel, String locale, String id, Reader reader) {
        return index.answer(channel, locale, id, reader, today());
    }

    /** @param field {@link Fields#SKU_KEY} or {@link Fields#SLUG_KEY} */
    Optional<byte[]> product(String field, Channel channel, String locale, String key, Reader reader) {
        return index.product(field, channel, key).flatMap(id -> product(channel, locale, id, reader));
    }

    /** What stands around products for a reader. */
    Surroundings around(Guide.Now guide, Words words, String locale, Reader reader) {
        return new Surroundings(index, guide, words, locale, reader, today(), json);
    }

    /** Whether anything live stands in a category. @throws StorefrontNotOpen before the index is filled */
    boolean holdsCategory(String category) {
        rules();
        return index.holds(new Term(Fields.exact(IndexedLinks.CATEGORIES, Audience.PUBLIC), category));
    }

    /** What is live and says this, on whatever channel, as anybody may see it. @throws StorefrontNotOpen before the index is filled */
    List<byte[]> live(Term term, int most) {
        rules();
        return index.found(new TermQuery(term), Reader.ANYBODY, most);
    }

    /** The widest audience that an asset is shown to, of those that a reader belongs to; empty if it is not shown to them. */
    Optional<Audience> showing(Channel channel, String asset, Reader reader) {
        return index.showing(channel, asset, reader, today());
    }

    ReadIndex.Shelf shelf(Question question) {
        return index.shelf(question, today());
    }

    Page<Change> changes(Channel channel, String locale, Reader reader, int limit, String after) {
        return index.changes(channel, locale, reader, limit, after, today());
    }

    /** Opens the index that is there and catches up, or makes a new one. Blocks, so that it belongs on a thread of its own. */
    public synchronized void open() {
        Rules now = read(List.of());
        if (index == null) index = onDisk(now.gate());
        Map<String, String> kept = index.kept();
        if (FORMAT.equals(kept.get("format")) && await(database.id()).equals(kept.get("database")) && now.fit(kept)) {
            position = Long.parseLong(kept.get("position"));
            whole = true;
            if (follow(now, await(entries.after(position)))) index.show();
            log.infof("storefront open, caught up documents=%d position=%d", index.size(), position);
        } else {
            fill(now);
        }
        facts = facts(now);
        keep();
        boolean first = rules == null;
        // What the timer runs needs the rules, and may run before this method ends.
        rules = now;
        if (first) {
            timer.scheduleWithFixedDelay(this::follow, config.follow().toMillis(), config.follow().toMillis(), TimeUnit.MILLISECONDS);
            timer.scheduleWithFixedDelay(this::keep, config.keep().toMillis(), config.keep().toMillis(), TimeUnit.MILLISECONDS);
            timer.execute(this::reconcile);
        }
    }

    /** What this instance publishes is in its storefront before the publisher has an answer. */
    void catchUp(@ObservesAsync PublicationsChanged changed) {
        if (isOpen()) catchUp();
    }

    @PreDestroy
    synchronized void close() throws IOException {
        timer.shutdownNow();
        if (index == null) return;
        keep();
        index.close();
    }

    private synchronized void catchUp() {
        List<PublicationLog.Entry> news = await(entries.after(position));
        if (news.isEmpty() && whole && System.nanoTime() - rulesRead < RULES_READ_EVERY.toNanos()) return;
        Rules now = read(news);
        if (!whole || !now.equals(rules) && !now.fit(facts)) {
            // What may no longer be shown is not shown while the index is made again. Everything else is, as it was.
            if (rules != null && now.gate().hidesWhatWasShownBy(rules.gate())) rules = null;
            fill(now);
        } else if (follow(now, news)) {
            index.show();
        }
        if (!now.equals(rules)) facts = facts(now);
        rules = now;
    }

    private void follow() {
        try {
            catchUp();
        } catch (RuntimeException e) {
            log.warnf("publications not followed, trying again: %s", e.toString());
        }
    }

    private synchronized void keep() {
        try {
            if (!whole || facts(position).equals(kept)) return;
            kept = facts(position);
            index.keep(kept);
        } catch (RuntimeException e) {
            log.warnf("read index not kept, trying again: %s", e.toString());
        }
    }

    /** @param missed as it was when the walk came by: it may have changed since, and then it is in the log by itself */
    private void mend(Publication missed) {
        Publication now = await(publications.now(List.of(missed.key()))).get(missed.key());
        if (now == null || index.holds(now)) return;
        log.warnf("publication was not in the log, added product=%s channel=%s locale=%s", now.product(), now.channel(), now.locale());
        await(entries.append(now.channel(), List.of(now), clock.instant()));
    }

    /**
     * Finds what was published or withdrawn without an entry in the log, because the process ended in between, and writes it. There is no hurry: it rests three times as
     * long as it works.
     */
    private void reconcile() {
        Duration next = RECONCILED_EVERY;
        try {
            Instant settled = clock.instant().minus(PATIENCE);
            long all = 0;
            for (List<Publication> some : Filling.walk(publications.all(), PUBLICATIONS)) {
                long began = System.nanoTime();
                some.stream().filter(it -> it.at().isBefore(settled) && channel(it.channel()).isPresent() && !index.holds(it)).forEach(this::mend);
                all += some.size();
                LockSupport.parkNanos(3 * (System.nanoTime() - began));
            }
            log.infof("publications compared with the index publications=%d", all);
        } catch (RuntimeException e) {
            if (timer.isShutdown()) return;
            next = RECONCILED_AGAIN;
            log.warnf("publications not reconciled, trying again: %s", e.toString());
        }
        if (!timer.isShutdown()) timer.schedule(this::reconcile, next.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Puts what has changed since on the shelf as it is now. @param news the entries that are next @return whether anything has */
    private boolean follow(Rules now, List<PublicationLog.Entry> news) {
        for (List<PublicationLog.Entry> next = news; !next.isEmpty(); next = await(entries.after(position))) {
            Map<String, Map<UUID, Long>> changed = new HashMap<>();
            for (PublicationLog.Entry entry : next) {
                entry.items().forEach(item -> changed.computeIfAbsent(entry.channel(), key -> new HashMap<>()).put(item.product(), entry.number()));
            }
            changed.forEach((code, products) -> Optional.ofNullable(now.channels().get(code)).ifPresent(channel -> put(products, channel)));
            position = next.get(next.size() - 1).number();
        }
        return !news.isEmpty();
    }

    private void put(Map<UUID, Long> products, Channel channel) {
        List<UUID> all = List.copyOf(products.keySet());
        for (int from = 0; from < all.size(); from += PRODUCTS) {
            long began = System.nanoTime();
            List<UUID> some = all.subList(from, Math.min(all.size(), from + PRODUCTS));
            List<Publication> live = await(publications.live(some, channel));
            Map<UUID, List<Published>> shown = await(publications.shown(live)).stream().collect(Collectors.groupingBy(it -> it.sheet().id()));
            some.forEach(product -> index.put(product, channel, shown.getOrDefault(product, List.of()), products.get(product)));
            if (some.size() < PRODUCTS || !isOpen()) continue;
            // Much was published at once: readers see what is there so far, and are served meanwhile.
            index.show();
            LockSupport.parkNanos(System.nanoTime() - began);
        }
    }

    /** Makes the index anew. Readers see it when it is whole. */
    private void fill(Rules now) {
        long began = System.nanoTime();
        long cpuBegan = cpu();
        whole = false;
        index.heed(now.gate());
        index.clear();
        long from = await(entries.known());
        int products = new Filling(index, publications, entries, now.channels()).run();
        // What was published while we walked is in the log after where it was when we began.
        position = from;
        follow(now, await(entries.after(position)));
        index.show();
        whole = true;
        log.infof("storefront open, index made anew documents=%d products=%d position=%d seconds=%.1f cpuSeconds=%.1f", index.size(), products, position,
                (System.nanoTime() - began) / 1e9, (cpu() - cpuBegan) / 1e9);
    }

    /** What this process has used of its processors, in nanoseconds. */
    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system ? system.getProcessCpuTime() : 0;
    }

    private ReadIndex onDisk(Gate gate) {
        try {
            return new ReadIndex(directory(), json, gate);
        } catch (UncheckedIOException | IllegalArgumentException damaged) {
            log.warnf("read index not readable, made anew: %s", damaged.toString());
            try (Stream<Path> files = Files.list(config.folder())) {
                for (Path file : (Iterable<Path>) files::iterator) Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new ReadIndex(directory(), json, gate);
        }
    }

    private FSDirectory directory() {
        try {
            return FSDirectory.open(Files.createDirectories(config.folder()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Rules read(List<PublicationLog.Entry> news) {
        rulesRead = System.nanoTime();
        if (known.isEmpty() || rulesRead - channelsRead > CHANNELS_READ_EVERY.toNanos() || !news.stream().allMatch(entry -> known.containsKey(entry.channel()))) {
            known = await(channels.all()).stream().collect(Collectors.toMap(Channel::code, Function.identity()));
            channelsRead = rulesRead;
        }
        return new Rules(known, new Gate(await(families.all())));
    }

    private Map<String, String> facts(Rules now) {
        return Map.of("format", FORMAT, "database", await(database.id()), "gate", now.gate().version(), "channels", String.join("\n", now.lines()));
    }

    private Map<String, String> facts(long position) {
        Map<String, String> all = new HashMap<>(facts);
        all.put("position", Long.toString(position));
        return all;
    }

    private Rules rules() {
        Rules now = rules;
        if (now == null) throw new StorefrontNotOpen();
        return now;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
