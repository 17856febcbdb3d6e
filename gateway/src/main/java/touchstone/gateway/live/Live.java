package touchstone.gateway.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import touchstone.commons.problem.Unavailable;
import touchstone.gateway.ledger.LedgerUnreachable;
import touchstone.gateway.ledger.TouchView;

/** Follows the ledger, for somebody who watches. What is told comes from there alone, so that a watcher who comes back misses nothing. */
@Singleton
public class Live {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** So many frames are looked at in one step, and so many touches told: what is behind follows in the next. */
    private static final long STRIDE = 50_000;
    private static final int TOLD = 1_000;
    private static final String WHERE = "select gateway, sequence from shipped";
    private static final String READ = """
            select touch.*, span.upto, prospect_of(person.identity, now()) as who, verdict_of(touch.visitor, touch.verdict, now()) as judged from unnest($1::uuid[], $2::bigint[], $3::bigint[]) as span (gateway, after, upto)
            cross join lateral (
                select * from interaction where gateway = span.gateway and sequence > span.after and sequence <= span.upto and verb is not null
                    and ($4::text is null or verb = $4) and ($5::text is null or channel = $5) order by sequence limit $6) touch
            cross join lateral identity_of(touch.identity, touch.visitor, touch.at, now()) as person (identity)
            order by span.gateway, touch.sequence
            """;
    private final Pool pool;
    private final LiveConfig config;
    private final AtomicInteger watchers = new AtomicInteger();

    public Live(Pool pool, LiveConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** @param touch null for the place alone, at the start */
    record Told(Place place, TouchView touch) {}

    private record Step(List<Told> told, boolean goesOn) {}

    /**
     * Begins at a place, or, without one, with what comes from now on. An empty list says that nothing happened for a while. Fails with {@link LedgerUnreachable}.
     *
     * @throws TooManyWatchers if no more are let in now
     */
    Multi<List<Told>> from(Place place, String verb, String channel) {
        if (watchers.incrementAndGet() > config.watchers()) {
            watchers.decrementAndGet();
            throw new TooManyWatchers();
        }
        return Multi.createBy().repeating().uni(() -> new Watcher(place, verb, channel), Watcher::step).withDelay(config.every()).whilst(Step::goesOn)
                .map(Step::told).onTermination().invoke(watchers::decrementAndGet);
    }

    /** One connection's walk through the ledger. */
    private final class Watcher {
        private final String verb;
        private final String channel;
        private final long began = System.nanoTime();
        private Place place;
        private boolean greeted;

        Watcher(Place place, String verb, String channel) {
            this.place = place;
            this.verb = verb;
            this.channel = channel;
        }

        Uni<Step> step() {
            return pool.query(WHERE).execute().chain(this::read).ifNoItem().after(PATIENCE).fail().onFailure().transform(LedgerUnreachable::because)
                    .map(told -> new Step(told, System.nanoTime() - began < config.longest().toNanos()));
        }

        private Uni<List<Told>> read(RowSet<Row> shipped) {
            List<Told> told = new ArrayList<>();
            if (place == null) {
                place = new Place(Map.of());
                for (Row row : shipped) place = place.with(row.getUUID("gateway"), row.getLong("sequence"));
            }
            if (!greeted) told.add(new Told(place, null));
            greeted = true;
            List<UUID> gateways = new ArrayList<>();
            List<Long> after = new ArrayList<>();
            List<Long> upTo = new ArrayList<>();
            for (Row row : shipped) {
                UUID gateway = row.getUUID("gateway");
                if (row.getLong("sequence") <= place.of(gateway)) continue;
                gateways.add(gateway);
                after.add(place.of(gateway));
                upTo.add(Math.min(row.getLong("sequence"), place.of(gateway) + STRIDE));
            }
            if (gateways.isEmpty()) return Uni.createFrom().item(told);
            Tuple parameters = Tuple.tuple().addArrayOfUUID(gateways.toArray(new UUID[0])).addArrayOfLong(after.toArray(new Long[0])).addArrayOfLong(upTo.toArray(new Long[0]))
                    .addString(verb).addString(channel).addInteger(TOLD);
            return pool.preparedQuery(READ).execute(parameters).map(rows -> {
                int[] found = new int[gateways.size()];
                for (Row row : rows) {
                    UUID gateway = row.getUUID("gateway");
                    found[gateways.indexOf(gateway)]++;
                    place = place.with(gateway, row.getLong("sequence"));
                    told.add(new Told(place, TouchView.of(row)));
                }
                // What was looked at to its end need not be looked at again.
                for (int i = 0; i < found.length; i++) if (found[i] < TOLD) place = place.with(gateways.get(i), upTo.get(i));
                return told;
            });
        }
    }

    static class TooManyWatchers extends Unavailable {
        TooManyWatchers() {
            super("As many watch as can. Try again in a moment.");
        }
    }
}
