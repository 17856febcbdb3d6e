package touchstone.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Fills a ledger with the touches of a year, made up by the database itself. A quarter are of people who are signed in, the others of browsers; whoever has the lower number
 * comes more often (the square of an evenly distributed number), and the same holds for what they look at. The first thousand people belong to one account. Each person
 * began as the browser with the same number.
 */
final class Filling {
    static final int PEOPLE_OF_ACCOUNT = 1_000;
    static final int SHEETS = 2_000;
    private static final int PRODUCTS = 10_000;
    private static final int DAYS = 360;
    private static final String GATEWAY = "'00000000-0000-4000-8000-00000000f111'::uuid";
    /** A month at a time. What is new is filled first and indexed then. */
    private static final String TOUCHES = """
            insert into {table} (id, at, gateway, sequence, visitor, consent, identity, verb, subject, revision, channel, locale, key, route, method, status, micros, bytes, referrer, site, address,
                trace, received, message, event, properties, client, verdict, reason)
            select uuidv7(at - clock_timestamp()), at, {gateway}, g, md5('visitor-' || case when signed then person else visitor end)::uuid, 'granted',
                case when signed then 'person-' || person end,
                case when kind < 0.15 then null when kind < 0.20 then 'downloaded' when kind < 0.32 then 'tracked' else 'viewed' end,
                case when kind < 0.15 then null when kind < 0.20 then 'sheet/' || md5('product-' || floor({sheets} * what * what)::int)::uuid
                    else 'product/' || md5('product-' || floor({products} * what * what)::int)::uuid end,
                case when kind >= 0.15 then 1 + floor(1000 * what)::int % 5 end, 'web', 'en', 'bench', '/storefront', 'GET', 200, 900, 1024,
                case when source < 0.5 then 'direct' when source < 0.8 then 'search' else 'social' end, case when source >= 0.5 then 'example.com' end, '192.0.2.0', md5(g::text),
                case when kind >= 0.20 and kind < 0.32 then at end, case when kind >= 0.20 and kind < 0.32 then gen_random_uuid() end, case when kind >= 0.20 and kind < 0.32 then 'Product Viewed' end,
                case when kind >= 0.20 and kind < 0.32 then '{"seconds": 30}'::jsonb end, 'Firefox', case when signed then 'human' else 'undecided' end, case when signed then 'signed-in' end
            from (
                select g, {start} + (g::double precision / {touches}) * interval '{days} days' as at, kind, what, source, signed < 0.25 as signed,
                    floor({people} * who * who)::int as person, floor({visitors} * who * who)::int as visitor
                from (select g, random() as kind, random() as what, random() as source, random() as signed, random() as who from generate_series({from}::bigint, {to}::bigint) g offset 0) drawn
            ) touch
            """;
    private final Bed bed;
    private final int touches;
    private final int people;
    private final int visitors;
    private final OffsetDateTime start = OffsetDateTime.now(ZoneOffset.UTC).minusDays(DAYS);

    Filling(Bed bed, int touches) {
        this.bed = bed;
        this.touches = touches;
        people = Math.max(2 * PEOPLE_OF_ACCOUNT, touches / 400);
        visitors = Math.max(2 * people, touches / 12);
    }

    int people() {
        return people;
    }

    void fill(Consumer<String> progress) {
        try (Connection connection = bed.ledger(); Statement sql = connection.createStatement()) {
            YearMonth last = YearMonth.from(start.plusDays(DAYS));
            for (YearMonth month = YearMonth.from(start); !month.isAfter(last); month = month.plusMonths(1)) {
                month(sql, month);
                progress.accept("filled up to " + month);
            }
            around(sql);
            sql.execute("vacuum (analyze)");
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger was not filled", e);
        }
    }

    private void month(Statement sql, YearMonth month) throws SQLException {
        long from = Math.max(1, place(month) + 1);
        long to = Math.min(touches, place(month.plusMonths(1)));
        if (from > to) return;
        String table = String.format("interaction_%1$tY_%1$tm", month.atDay(1));
        ResultSet there = sql.executeQuery("select to_regclass('" + table + "') is not null");
        there.next();
        boolean isNew = !there.getBoolean(1);
        if (isNew) sql.execute("create table " + table + " (like interaction including defaults including constraints)");
        sql.execute(replaced(TOUCHES, Map.of("table", table, "from", from, "to", to)));
        if (isNew) {
            sql.execute(String.format("alter table interaction attach partition %s for values from ('%tF 00:00Z') to ('%tF 00:00Z')", table, month.atDay(1), month.plusMonths(1).atDay(1)));
        }
        sql.execute("insert into message (id, received) select message, received from " + table + " where message is not null on conflict do nothing");
        sql.execute("insert into received as there (gateway, hour, frames) select gateway, date_trunc('hour', at, 'UTC'), count(*) from " + table
                + replaced(" where gateway = {gateway} group by 1, 2 on conflict (gateway, hour) do update set frames = there.frames + excluded.frames", Map.of()));
        sql.execute("insert into interaction_count as there (day, subject, verb, channel, source, verdict, count) select (at at time zone 'UTC')::date, coalesce(subject, ''), verb, channel, referrer, "
                + "verdict, count(*) from " + table + replaced(" where verb is not null and gateway = {gateway} group by 1, 2, 3, 4, 5, 6 ", Map.of())
                + "on conflict (day, subject, verb, channel, source, verdict) do update set count = there.count + excluded.count");
    }

    /** The number of the last touch before a month. */
    private long place(YearMonth month) {
        LocalDate day = month.atDay(1);
        double since = (day.atStartOfDay().toEpochSecond(ZoneOffset.UTC) - start.toInstant().toEpochMilli() / 1e3) / (DAYS * 86_400.0);
        return (long) Math.ceil(touches * Math.max(0, Math.min(1.1, since))) - 1;
    }

    /** Who they are, and whom they belong to. */
    private void around(Statement sql) throws SQLException {
        sql.execute(replaced("insert into prospect_link (identity, prospect, since, evidence, interaction) select 'person-' || k, md5('prospect-' || k)::uuid, {start}, 'registered', "
                + "gen_random_uuid() from generate_series(0, {people} - 1) k", Map.of()));
        sql.execute(replaced("insert into visitor_link (visitor, identity, since, evidence, interaction) select md5('visitor-' || k)::uuid, 'person-' || k, {start}, 'signed-in', "
                + "gen_random_uuid() from generate_series(0, {people} - 1) k", Map.of()));
        sql.execute(replaced("insert into statement (id, kind, prospect, other, at) select gen_random_uuid(), 'affiliated', md5('prospect-' || k)::uuid, '" + account() + "', {start} "
                + "from generate_series(0, " + (PEOPLE_OF_ACCOUNT - 1) + ") k", Map.of()));
        sql.execute(replaced("insert into shipped (gateway, sequence, hash, at) values ({gateway}, {touches}, decode(repeat('00', 32), 'hex'), now())", Map.of()));
    }

    private String replaced(String sql, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(Map.of("gateway", GATEWAY, "touches", touches, "people", people, "visitors", visitors, "sheets", SHEETS, "products", PRODUCTS,
                "days", DAYS, "start", "'" + start + "'::timestamptz"));
        values.putAll(more);
        String replaced = sql;
        for (var value : values.entrySet()) replaced = replaced.replace("{" + value.getKey() + "}", value.getValue().toString());
        return replaced;
    }

    static UUID prospect(long k) {
        return md5("prospect-" + k);
    }

    static UUID account() {
        return md5("account");
    }

    static UUID product(long k) {
        return md5("product-" + k);
    }

    /** As PostgreSQL reads a hash as an id. */
    private static UUID md5(String text) {
        try {
            ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
