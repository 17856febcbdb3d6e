package touchstone.catalog.storefront;

import io.smallrye.mutiny.Multi;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.publication.ProductSheet;
import touchstone.catalog.publication.PublicationLog;
import touchstone.catalog.publication.Publications;
import touchstone.catalog.publication.Published;
import touchstone.catalog.storefront.Standing.Place;

/**
 * Fills an empty index with all that is published, in two walks over the database, whatever the number of products: one over the log, which says what is live where,
 * one over what it says there.
 */
final class Filling {
    /** How much of a walk is in memory at once. */
    private static final int ENTRIES = 8;
    private static final int TEXTS = 2_000;

    private final ReadIndex index;
    private final Publications publications;
    private final PublicationLog entries;
    private final Map<String, Channel> channels;
    private final Map<Place, Standing> standings = new HashMap<>();

    Filling(ReadIndex index, Publications publications, PublicationLog entries, Map<String, Channel> channels) {
        this.index = index;
        this.publications = publications;
        this.entries = entries;
        this.channels = channels;
    }

    /** All items of a walk over the database, some at a time, and not many more of them in memory than that. */
    static <T> Iterable<List<T>> walk(Multi<T> items, int some) {
        return items.group().intoLists().of(some).subscribe().asIterable(2, () -> new ArrayBlockingQueue<>(2));
    }

    /** @return how many products are published somewhere */
    int run() {
        for (List<PublicationLog.Entry> some : walk(entries.all(), ENTRIES)) some.forEach(this::hear);
        // What takes the time is to read the texts: all cores do.
        for (List<Published> some : walk(publications.allPublished(), TEXTS)) some.parallelStream().forEach(this::add);
        Set<UUID> products = new HashSet<>();
        standings.forEach((place, standing) -> {
            Channel channel = channels.get(place.channel());
            if (!standing.live().isEmpty()) products.add(place.product());
            else if (channel != null) index.put(place.product(), channel, List.of(), standing.change());
        });
        return products.size();
    }

    private void hear(PublicationLog.Entry entry) {
        String channel = entry.channel().intern();
        entry.items().forEach(item -> standings.computeIfAbsent(new Place(channel, item.product()), place -> new Standing()).hear(item, entry.number()));
    }

    private void add(Published published) {
        ProductSheet sheet = published.sheet();
        Channel channel = channels.get(sheet.channel());
        Standing standing = standings.get(new Place(sheet.channel(), sheet.id()));
        if (channel != null && standing != null && standing.shows(sheet.revision(), sheet.locale())) index.add(published, channel, standing.live(), standing.change());
    }
}
