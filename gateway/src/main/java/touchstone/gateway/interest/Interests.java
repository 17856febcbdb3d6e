package touchstone.gateway.interest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import touchstone.gateway.ledger.LedgerUnreachable;

/**
 * Sums up the ledger for who weighs interest: what the timeline of somebody shows, without bots, each touch weighed by its age. Nothing of it is stored, so that verdicts, merges and
 * splits count as soon as they are said.
 */
@Singleton
class Interests {
    static final int MOST = 500;
    private static final int MOST_CHANGED = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Of what is older, less than a four-thousandth is left: it is not looked at. */
    private static final int HALF_LIVES = 12;
    // Browsers count as in timelines: only what nobody is known for, and only up to the person's last touch with them. Verdicts are asked for once a browser, and not once a touch.
    private static final String SUM = """
            with person as (
                select distinct identity from one_with($1::uuid, $3) as one (prospect) join prospect_link on prospect_link.prospect = one.prospect where since <= $3),
            browser as (
                select visitor, max(coalesce((select at from interaction where visitor = link.visitor and identity = link.identity and at <= $3 order by at desc limit 1), '-infinity')) as until
                from visitor_link link join person using (identity) where link.since <= $3 group by visitor
                union all select $2::uuid, 'infinity'::timestamptz where $2 is not null),
            touched as (
                select touch.* from person cross join lateral (
                    select verb, subject, visitor, verdict, at from interaction where identity = person.identity and at > $4 and at <= $3 and verb is not null) touch
                union all
                select touch.* from browser cross join lateral (
                    select verb, subject, visitor, verdict, at from interaction
                    where visitor = browser.visitor and identity is null and at > $4 and at <= least(browser.until, $3) and verb is not null) touch),
            summed as (
                select verb, subject, visitor, verdict, count(*) as touches, max(at) as last, sum(exp(-ln(2::float8) * extract(epoch from $3 - at)::float8 / $5)) as weight
                from touched group by verb, subject, visitor, verdict)
            select verb, subject, sum(touches)::bigint as touches, max(last) as last, sum(weight) as weight from summed
            where verdict_of(visitor, verdict, $3) <> 'bot' group by verb, subject order by weight desc, verb, subject limit $6
            """;
    // Ids are UUIDv7, so that the latest touches are found by them.
    private static final String CHANGED = """
            with latest as (select distinct identity, visitor from interaction where id > $1 and verb is not null and (identity is not null or visitor is not null)),
            judged as (select distinct visitor from visitor_verdict where at > $2),
            people as (
                select identity from latest where identity is not null
                union select identity from visitor_link where visitor in (select visitor from latest where identity is null union select visitor from judged)),
            known as (
                select prospect from prospect_link join people using (identity)
                union select prospect from statement where kind in ('merged', 'split') and at > $2
                union select other from statement where kind in ('merged', 'split') and at > $2)
            (select distinct one.prospect, null::uuid as visitor from known cross join lateral one_with(known.prospect, $3) as one (prospect) limit $4)
            union all (select null::uuid, visitor from latest where identity is null union select null::uuid, visitor from judged limit $4)
            """;
    private final Pool pool;

    Interests(Pool pool) {
        this.pool = pool;
    }

    /** Of a prospect and all who are one with them, or of a browser. Fails with {@link LedgerUnreachable}. @param prospect or null @param visitor or null */
    Uni<InterestView> of(UUID prospect, UUID visitor, Duration halfLife, Instant asOf) {
        Tuple parameters = Tuple.tuple().addUUID(prospect).addUUID(visitor).addOffsetDateTime(at(asOf)).addOffsetDateTime(at(asOf.minus(halfLife.multipliedBy(HALF_LIVES))))
                .addDouble((double) halfLife.toSeconds()).addInteger(MOST);
        return read(SUM, parameters).map(rows -> new InterestView(asOf, StreamSupport.stream(rows.spliterator(), false).map(Interests::item).toList()));
    }

    /** Fails with {@link LedgerUnreachable}. */
    Uni<ChangesView> since(Instant since, Instant now) {
        Tuple parameters = Tuple.tuple().addUUID(new UUID(since.toEpochMilli() << 16, 0)).addOffsetDateTime(at(since)).addOffsetDateTime(at(now)).addInteger(MOST_CHANGED);
        return read(CHANGED, parameters).map(rows -> new ChangesView(now, uuids(rows, "prospect"), uuids(rows, "visitor")));
    }

    private Uni<RowSet<Row>> read(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).ifNoItem().after(PATIENCE).fail().onFailure().transform(LedgerUnreachable::because);
    }

    private static InterestView.Item item(Row row) {
        return new InterestView.Item(row.getString("verb"), row.getString("subject"), row.getLong("touches"), row.getOffsetDateTime("last").toInstant(), row.getDouble("weight"));
    }

    private static List<UUID> uuids(RowSet<Row> rows, String column) {
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID(column)).filter(id -> id != null).toList();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
