package touchstone.catalog.demand;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.channel.Channels;
import touchstone.catalog.family.Family;
import touchstone.catalog.product.Completeness;
import touchstone.catalog.product.FieldRights;
import touchstone.catalog.product.Product;
import touchstone.catalog.product.Products;
import touchstone.catalog.product.Revisions;
import touchstone.catalog.product.Yardstick;
import touchstone.catalog.product.Yardsticks;
import touchstone.catalog.rights.Caller;
import touchstone.commons.Cursor;

/**
 * What is incomplete on a channel in a locale, most wanted first: products in demand in the order of it, then all others, oldest first. One page looks at so many
 * products at most, so that it may hold fewer items than asked for, and still have a next one.
 */
@ApplicationScoped
public class Incomplete {
    private static final int BATCH = 500;
    private static final int MOST_LOOKED_AT = 5_000;

    private final Demand demand;
    private final Products products;
    private final Revisions revisions;
    private final Channels channels;
    private final Yardsticks yardsticks;
    private final Caller caller;

    Incomplete(Demand demand, Products products, Revisions revisions, Channels channels, Yardsticks yardsticks, Caller caller) {
        this.demand = demand;
        this.products = products;
        this.revisions = revisions;
        this.channels = channels;
        this.yardsticks = yardsticks;
        this.caller = caller;
    }

    /** Fails with {@link touchstone.catalog.channel.ChannelUnknown} or {@link touchstone.catalog.channel.LocaleNotOffered}. */
    Uni<IncompleteProduct.ByDemand> page(String channelCode, String localeTag, int limit, String after, String authorization) {
        Position from = Position.parse(after);
        return caller.permissions().map(FieldRights::new).chain(rights -> channels.get(channelCode).chain(channel -> {
            String locale = localeTag == null ? channel.defaultLocale() : channel.locale(localeTag);
            return yardsticks.now().chain(yardstick -> demand.lastDays(authorization).chain(all -> {
                Look look = new Look(channel, locale, limit, yardstick, rights, all);
                List<UUID> wanted = all.byProduct().keySet().stream().filter(id -> all.of(id).weight() > 0)
                        .sorted(Comparator.comparing((UUID id) -> -all.of(id).weight()).thenComparing(UUID::toString))
                        .filter(id -> from.isBefore(new Position(all.of(id).weight(), id.toString()))).toList();
                return look.atWanted(wanted, 0).chain(() -> look.atOthers(from.weight() > 0 ? null : from.id())).map(done -> look.page());
            }));
        }));
    }

    /** A place in the order: the weight, falling, then the id. */
    private record Position(long weight, String id) {
        static Position parse(String text) {
            if (text == null) return new Position(Long.MAX_VALUE, "");
            if (!text.matches("[0-9]{1,18}_[0-9a-f-]{36}")) throw new Cursor.MalformedCursor();
            return new Position(Long.parseLong(text.substring(0, text.indexOf('_'))), text.substring(text.indexOf('_') + 1));
        }

        boolean isBefore(Position other) {
            return weight > other.weight || weight == other.weight && id.compareTo(other.id) < 0;
        }

        @Override
        public String toString() {
            return weight + "_" + id;
        }
    }

    /** One page in the making. */
    private final class Look {
        private final Channel channel;
        private final String locale;
        private final int limit;
        private final Yardstick yardstick;
        private final FieldRights rights;
        private final Demand.All all;
        private final List<IncompleteProduct> found = new ArrayList<>();
        private int lookedAt;
        private Position last;
        private boolean ended;

        Look(Channel channel, String locale, int limit, Yardstick yardstick, FieldRights rights, Demand.All all) {
            this.channel = channel;
            this.locale = locale;
            this.limit = limit;
            this.yardstick = yardstick;
            this.rights = rights;
            this.all = all;
        }

        Uni<Void> atWanted(List<UUID> wanted, int at) {
            if (full() || at >= wanted.size()) return Uni.createFrom().voidItem();
            List<UUID> batch = wanted.subList(at, Math.min(wanted.size(), at + BATCH));
            return products.byId(batch).chain(heads -> at(batch.stream().map(heads::get).filter(head -> head != null).toList())).chain(() -> atWanted(wanted, at + BATCH));
        }

        Uni<Void> atOthers(String after) {
            if (full()) return Uni.createFrom().voidItem();
            return products.page(after == null ? null : UUID.fromString(after), null, BATCH).chain(heads -> {
                ended = heads.size() < BATCH;
                List<Product> others = heads.stream().filter(head -> all.of(head.id()).weight() == 0).toList();
                return at(others).chain(() -> ended ? Uni.createFrom().voidItem() : atOthers(heads.get(heads.size() - 1).id().toString()));
            });
        }

        private Uni<Void> at(List<Product> heads) {
            return revisions.of(heads.stream().map(Product::latest).toList()).invoke(latest -> {
                for (Product head : heads) {
                    if (full()) {
                        ended = false;
                        return;
                    }
                    lookedAt++;
                    last = new Position(all.of(head.id()).weight(), head.id().toString());
                    Optional.ofNullable(latest.get(head.latest())).ifPresent(revision -> {
                        Family family = yardstick.family(revision);
                        Completeness completeness = Completeness.of(family, revision.values(), channel, locale, yardstick.today());
                        if (!completeness.complete()) found.add(IncompleteProduct.of(head, rights.seen(revision, family), rights.seen(completeness, family), all.of(head.id())));
                    });
                }
            }).replaceWithVoid();
        }

        private boolean full() {
            return found.size() == limit || lookedAt >= MOST_LOOKED_AT;
        }

        IncompleteProduct.ByDemand page() {
            return new IncompleteProduct.ByDemand(found, ended || last == null ? null : last.toString(), all.known());
        }
    }
}
