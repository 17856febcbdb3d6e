package touchstone.catalog.storefront;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.channel.Channels;
import touchstone.catalog.publication.ProductSheet;
import touchstone.catalog.publication.Publication;
import touchstone.catalog.publication.Publications;
import touchstone.catalog.publication.PublicationsChanged;
import touchstone.catalog.publication.Published;
import touchstone.commons.Page;

/** Answers readers from memory: a {@link ReadIndex}, filled from the database at the start and kept in step with what this instance publishes. */
@ApplicationScoped
public class Storefront {
    private static final Logger log = Logger.getLogger(Storefront.class);
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Channels channels;
    private final Publications publications;
    private final Clock clock;
    private final ReadIndex index;
    private volatile Map<String, Channel> known;

    Storefront(Channels channels, Publications publications, Clock clock, ObjectMapper json) {
        this.channels = channels;
        this.publications = publications;
        this.clock = clock;
        this.index = new ReadIndex(json);
    }

    /** Whether all that was live at the start can be read. */
    boolean isOpen() {
        return known != null;
    }

    /** The channel that readers come by. @throws StorefrontNotOpen before the index is filled */
    Optional<Channel> channel(String code) {
        if (!isOpen()) throw new StorefrontNotOpen();
        return Optional.ofNullable(known.get(code));
    }

    Optional<ProductSheet> product(Channel channel, String locale, UUID id) {
        return index.product(channel, locale, id, LocalDate.now(clock));
    }

    Page<ProductSheet> products(ReadIndex.Question question) {
        return index.products(question, LocalDate.now(clock));
    }

    /** Fills the index. Blocks, so that it belongs on a thread of its own. */
    public synchronized void open() {
        Map<String, Channel> all = channels.all().await().atMost(PATIENCE).stream().collect(Collectors.toMap(Channel::code, Function.identity()));
        Map<Channel, Map<UUID, List<Publication>>> live = new HashMap<>();
        for (Publication publication : publications.live().collect().asList().await().atMost(PATIENCE)) {
            Channel channel = all.get(publication.channel());
            if (channel != null) live.computeIfAbsent(channel, key -> new HashMap<>()).computeIfAbsent(publication.product(), key -> new ArrayList<>()).add(publication);
        }
        live.forEach((channel, products) -> Multi.createFrom().iterable(products.keySet()).group().intoLists().of(BATCH).subscribe().asStream()
                .forEach(batch -> put(batch, channel, batch.stream().flatMap(product -> products.get(product).stream()).toList())));
        index.show();
        known = all;
        log.infof("storefront open channels=%d products=%d", all.size(), live.values().stream().mapToInt(Map::size).sum());
    }

    /**
     * Puts products on the shelf as they are now. The lock and the fresh read make the last one win of two that publish at the same time, whichever
     * was faster to get here.
     */
    synchronized void catchUp(@ObservesAsync PublicationsChanged changed) {
        put(changed.products(), changed.channel(), publications.live(changed.products(), changed.channel()).await().atMost(PATIENCE));
        index.show();
    }

    private void put(Collection<UUID> products, Channel channel, List<Publication> live) {
        Map<UUID, List<Published>> shown = publications.shown(live).await().atMost(PATIENCE).stream().collect(Collectors.groupingBy(it -> it.sheet().id()));
        products.forEach(product -> index.put(product, channel, shown.getOrDefault(product, List.of())));
    }

    @PreDestroy
    void close() throws IOException {
        index.close();
    }
}
