package touchstone.gateway.bot;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import touchstone.gateway.ledger.LedgerUnreachable;

/** What is said about browsers later. Counts move along with it in the same transaction, all others are made when reading. */
@Singleton
public class Verdicts {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Nothing is stored meanwhile, so that each touch is counted by the verdict before or after, and not by both or none. */
    private static final String ALONE = "lock table shipped in exclusive mode";
    private static final String MOVE = """
            with counted as (
                select (at at time zone 'UTC')::date as day, coalesce(subject, '') as subject, verb, coalesce(channel, '') as channel, coalesce(referrer, '') as source,
                    verdict_of(visitor, verdict, 'infinity') as verdict, count(*) as count
                from interaction where visitor = $1 and verb is not null group by 1, 2, 3, 4, 5, 6),
            moved as (
                select day, subject, verb, channel, source, verdict, -count as count from counted where verdict <> $2
                union all select day, subject, verb, channel, source, $2, count from counted where verdict <> $2),
            summed as (select day, subject, verb, channel, source, verdict, sum(count)::bigint as count from moved group by 1, 2, 3, 4, 5, 6)
            insert into interaction_count as there (day, subject, verb, channel, source, verdict, count) select * from summed
            on conflict (day, subject, verb, channel, source, verdict) do update set count = there.count + excluded.count
            """;
    private static final String SAY = "insert into visitor_verdict (visitor, at, verdict, reason, by) values ($1, $2, $3, $4, $5)";
    private static final String ANY = "select 1 from visitor_verdict where visitor = $1 limit 1";
    private static final String ALL = "select * from visitor_verdict where visitor = $1 order by at";
    // Ids are UUIDv7, so that the latest touches are found by them. Of a browser that somebody has spoken about already nothing more is said.
    private static final String SUSPECTS = """
            with latest as (
                select visitor, identity, at, coalesce(subject, route) as what, campaign ->> 'medium' as medium from interaction
                where id > $1 and visitor is not null and verb is not null and message is null),
            suspects as (
                -- Many people come from one network with one browser, and a page may touch much at once: once is nobody's speed. Who is signed in is somebody.
                select visitor, 'impossible-speed' as reason from (
                    select visitor, date_trunc('second', at) as second from latest group by 1, 2 having count(distinct what) >= $2 and count(identity) = 0) rushes
                group by visitor, date_bin('10 seconds', second, 'epoch') having count(*) >= $4
                union all
                select visitor, 'mail-gateway' from latest where lower(medium) in ('email', 'mail', 'newsletter') and identity is null
                group by visitor having count(distinct what) >= $3 and max(at) - min(at) < interval '10 seconds')
            select visitor, min(reason) as reason from suspects where not exists (select from visitor_verdict said where said.visitor = suspects.visitor) group by visitor limit 1000
            """;
    private static final int AT_ONCE = 15;
    /** Of ten seconds, so many in which that was touched. */
    private static final int RUSHES = 3;
    private static final int LINKS = 4;
    private final Pool pool;
    private final Clock clock;

    public Verdicts(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Fails with {@link LedgerUnreachable}. */
    Uni<Void> say(UUID visitor, Verdict verdict, String reason, String by) {
        return pool.withTransaction(connection -> say(connection, visitor, verdict, reason, by)).ifNoItem().after(PATIENCE).fail().onFailure().transform(LedgerUnreachable::because);
    }

    private Uni<Void> say(SqlConnection connection, UUID visitor, Verdict verdict, String reason, String by) {
        return connection.query(ALONE).execute().chain(() -> connection.preparedQuery(MOVE).execute(Tuple.of(visitor, verdict.word())))
                .chain(() -> connection.preparedQuery(SAY).execute(Tuple.of(visitor, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), verdict.word(), reason, by)))
                .replaceWithVoid();
    }

    /** Whoever was quicker, another gateway or a steward, is right. */
    private Uni<Void> suspect(UUID visitor, String reason) {
        return pool.withTransaction(connection -> connection.query(ALONE).execute().chain(() -> connection.preparedQuery(ANY).execute(Tuple.of(visitor)))
                .chain(known -> known.size() > 0 ? Uni.createFrom().voidItem() : say(connection, visitor, Verdict.BOT, reason, "rule")));
    }

    Uni<List<Verdict.View>> of(UUID visitor) {
        return pool.preparedQuery(ALL).execute(Tuple.of(visitor)).ifNoItem().after(PATIENCE).fail().onFailure().transform(LedgerUnreachable::because)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Verdict.View::of).toList());
    }

    /** Looks at what came lately, and says of browsers that touch faster than anybody can that they are bots. @return how many */
    Uni<Integer> judge(Duration lately) {
        UUID since = new UUID(clock.instant().minus(lately).toEpochMilli() << 16, 0);
        return pool.preparedQuery(SUSPECTS).execute(Tuple.of(since, AT_ONCE, LINKS, RUSHES)).ifNoItem().after(PATIENCE).fail().chain(rows -> {
            Uni<Void> said = Uni.createFrom().voidItem();
            for (Row row : rows) said = said.chain(() -> suspect(row.getUUID("visitor"), row.getString("reason")));
            return said.replaceWith(rows.size());
        });
    }
}
