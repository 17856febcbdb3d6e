package touchstone.gateway.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import touchstone.commons.problem.Conflict;
import touchstone.commons.problem.NotFound;

/** What journals could not give any more, and what became of each such case. */
@Singleton
public class Losses {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String RESOLVE = """
            with done as (update loss set resolved_at = $2, resolved_by = $3, note = $4 where id = $1 and resolved_at is null returning id)
            select exists (select from done) or note = $4 as same from loss where id = $1
            """;
    private static final String OPEN = "select count(*) as places, coalesce(sum(last - first + 1), 0)::bigint as frames from loss where gateway = $1 and resolved_at is null";
    private final Pool pool;
    private final Clock clock;

    public Losses(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Of one gateway, those that nobody has looked into. @param places where the journal is damaged @param frames that are lost there */
    record Open(long places, long frames) {
        static final Open NONE = new Open(0, 0);
    }

    Uni<Open> open(UUID gateway) {
        return pool.preparedQuery(OPEN).execute(Tuple.of(gateway)).map(rows -> rows.iterator().next()).map(row -> new Open(row.getLong("places"), row.getLong("frames")));
    }

    /** Takes a loss for what it is. The first word holds. Fails with {@link LossNotFound}, {@link LossResolved} or {@link LedgerUnreachable}. */
    Uni<Void> resolve(UUID loss, String by, String note) {
        return pool.preparedQuery(RESOLVE).execute(Tuple.of(loss, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), by, note)).ifNoItem().after(PATIENCE).fail()
                .onFailure().transform(LedgerUnreachable::because)
                .invoke(rows -> {
                    if (rows.size() == 0) throw new LossNotFound();
                    if (!rows.iterator().next().getBoolean("same")) throw new LossResolved();
                }).replaceWithVoid();
    }

    static class LossNotFound extends NotFound {
        LossNotFound() {
            super("There is no such loss.");
        }
    }

    static class LossResolved extends Conflict {
        LossResolved() {
            super("Somebody else has looked into it, and said something else.");
        }
    }
}
