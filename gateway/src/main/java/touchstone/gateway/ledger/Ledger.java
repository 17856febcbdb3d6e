package touchstone.gateway.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import touchstone.gateway.journal.Damage;
import touchstone.gateway.journal.Frame;

/** Where the frames of all journals end up: PostgreSQL. */
@Singleton
public class Ledger {
    /**
     * One statement for a whole batch. What derives from the frames and how far they are in here change with them or not at all.
     */
    private static final String STORE = """
            with frame as materialized (
                {frames}
            ), fresh as (
                insert into message (id, received) select message, min(received) from frame where message is not null group by message order by message
                on conflict do nothing returning id
            ), kept as (
                select min(sequence) as sequence from frame where message in (select id from fresh) group by message
            ), again as (
                insert into repeated (gateway, sequence, message, hour) select $1, sequence, message, date_trunc('hour', at, 'UTC') from frame
                where message is not null and sequence not in (select sequence from kept)
                    and not exists (select from interaction there where there.gateway = $1 and there.sequence = frame.sequence) on conflict do nothing
            ), interactions as (
                insert into interaction (gateway, {columns})
                select $1, {columns}
                from frame where message is null or sequence in (select sequence from kept) on conflict do nothing
                returning at, verb, subject, channel, referrer, visitor, verdict
            ), counts as (
                -- In the order of the key, so that two gateways never wait for each other in a circle.
                insert into interaction_count as counted (day, subject, verb, channel, source, verdict, count)
                select (at at time zone 'UTC')::date, coalesce(subject, ''), verb, coalesce(channel, ''), coalesce(referrer, ''),
                    coalesce(said.verdict, interactions.verdict, 'undecided'), count(*)
                from interactions left join lateral (
                    select verdict from visitor_verdict where visitor_verdict.visitor = interactions.visitor order by visitor_verdict.at desc limit 1) said on true
                where verb is not null group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
                on conflict (day, subject, verb, channel, source, verdict) do update set count = counted.count + excluded.count
            ), hours as (
                insert into received as there (gateway, hour, frames) select $1, date_trunc('hour', at, 'UTC'), count(*) from frame group by 2
                on conflict (gateway, hour) do update set frames = there.frames + excluded.frames
            ), visitors as (
                insert into visitor_link (visitor, identity, since, evidence, interaction)
                select distinct on (visitor, identity) visitor, identity, at, verb, id from frame
                where visitor is not null and identity is not null and verb in ('signed-in', 'consented')
                order by visitor, identity, sequence on conflict do nothing
            ), prospects as (
                -- Only where registration itself says who the caller is: a prospect may be named in other answers, to others.
                insert into prospect_link (identity, prospect, since, evidence, interaction)
                select distinct on (identity, prospect) identity, prospect, at, verb, id from frame
                where identity is not null and prospect is not null and route in ('/registrations', '/me')
                order by identity, prospect, sequence on conflict do nothing
            )
            insert into shipped (gateway, sequence, hash, at) values ($1, $2, $3, $4)
            on conflict (gateway) do update set sequence = excluded.sequence, hash = excluded.hash, at = excluded.at
            """.replace("{columns}", FrameColumns.NAMES).replace("{frames}", FrameColumns.rows(5));
    private static final String QUARANTINE = """
            with kept as (insert into quarantined (gateway, sequence, hour, hash, payload, reason, at) values ($1, $2, coalesce($3::timestamptz, '-infinity'), $4, $5, $6, $7)),
            counted as (insert into received as there (gateway, hour, frames) values ($1, coalesce($3::timestamptz, '-infinity'), 1) on conflict (gateway, hour) do update set frames = there.frames + 1)
            insert into shipped (gateway, sequence, hash, at) values ($1, $2, $4, $7)
            on conflict (gateway) do update set sequence = excluded.sequence, hash = excluded.hash, at = excluded.at
            """;
    /** What a chain ends with where that is not known. */
    private static final byte[] UNKNOWN = new byte[32];
    private static final String LOSE = """
            with told as (
                insert into loss (id, gateway, first, last, hour, reason, kept, found_at)
                select $1::uuid, $2::uuid, $3::bigint, $4::bigint, coalesce((select date_trunc('hour', at, 'UTC') from interaction where gateway = $2 and sequence < $3 order by sequence desc limit 1),
                    date_trunc('hour', $7::timestamptz, 'UTC')), $5::text, $6::text, $7::timestamptz
                on conflict do nothing returning hour, last - first + 1 as frames
            ), counted as (
                insert into received as there (gateway, hour, frames) select $2::uuid, hour, frames from told where frames > 0
                on conflict (gateway, hour) do update set frames = there.frames + excluded.frames
            )
            insert into shipped (gateway, sequence, hash, at) select $2::uuid, $4::bigint, $8::bytea, $7::timestamptz where $4 >= $3
            on conflict (gateway) do update set sequence = excluded.sequence, hash = excluded.hash, at = excluded.at
            """;
    private static final String BEGIN = """
            with gone as (insert into retired (gateway, hour, touches) select $1, '-infinity', $2::bigint where $2::bigint > 0)
            insert into shipped (gateway, sequence, hash, at) values ($1, $2::bigint, $3, $4)
            """;
    /** What was not stored again is there, since nothing else keeps it from being stored. */
    private static final String THERE_ALREADY = """
            insert into repeated (gateway, sequence, message, hour) select $1, frame.sequence, $1, frame.hour from unnest($2::bigint[], $3::timestamptz[]) as frame (sequence, hour)
            where not exists (select from interaction there where there.gateway = $1 and there.sequence = frame.sequence) on conflict do nothing
            """;
    /** Of SQLSTATE: what is wrong with the data, or with data for this schema. */
    private static final Set<String> OF_DATA = Set.of("22", "23");
    private final Pool pool;
    private final Clock clock;
    private final Partitions partitions;

    public Ledger(Pool pool, Clock clock, Partitions partitions) {
        this.pool = pool;
        this.clock = clock;
        this.partitions = partitions;
    }

    /** How far a gateway's journal is in the ledger. @param hash the chain's at that place, null where nothing is in yet, or what was there was lost */
    record Position(long sequence, byte[] hash) {}

    Uni<Position> position(UUID gateway) {
        return pool.withConnection(connection -> position(connection, gateway, ""));
    }

    private static Uni<Position> position(SqlConnection connection, UUID gateway, String lock) {
        return connection.preparedQuery("select sequence, hash from shipped where gateway = $1 " + lock).execute(Tuple.of(gateway))
                .map(rows -> {
                    if (rows.size() == 0) return new Position(0, null);
                    Row row = rows.iterator().next();
                    byte[] hash = row.getBuffer("hash").getBytes();
                    return new Position(row.getLong("sequence"), Arrays.equals(hash, UNKNOWN) ? null : hash);
                });
    }

    /**
     * Takes frames that follow each other. Does nothing if another try has already brought the first of them; the caller then asks for the position. Fails with
     * {@link FrameUnreadable} if one of them is no interaction; then none is taken. They are read at once, and stored when somebody subscribes.
     */
    Uni<Void> store(UUID gateway, List<Frame> frames) {
        return store(gateway, frames, connection -> Uni.createFrom().voidItem());
    }

    private Uni<Void> store(UUID gateway, List<Frame> frames, Function<SqlConnection, Uni<Void>> afterwards) {
        FrameColumns columns;
        try {
            columns = new FrameColumns(frames);
        } catch (FrameUnreadable unreadable) {
            return Uni.createFrom().failure(unreadable);
        }
        Frame last = frames.get(frames.size() - 1);
        return partitions.ready(columns.months()).chain(() -> inStep(gateway, frames.get(0).sequence(), connection -> {
            Tuple parameters = Tuple.tuple().addUUID(gateway).addLong(last.sequence()).addBuffer(Buffer.buffer(last.hash())).addOffsetDateTime(now());
            columns.addTo(parameters);
            return connection.preparedQuery(STORE).execute(parameters).chain(() -> afterwards.apply(connection));
        })).onFailure(Ledger::isOfData).invoke(partitions::forget).onFailure(Ledger::isOfData).transform(failure -> new FrameUnreadable(failure.getMessage()));
    }

    /** As {@link #store}, of a journal that was shipped under another name before: what of it is there already is accounted for as repeated. */
    Uni<Void> storeAgain(UUID gateway, List<Frame> frames) {
        Long[] sequences = frames.stream().map(Frame::sequence).toArray(Long[]::new);
        OffsetDateTime[] hours = frames.stream().map(frame -> OffsetDateTime.ofInstant(Hours.of(frame).orElse(Instant.EPOCH), ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
        return store(gateway, frames, connection -> connection.preparedQuery(THERE_ALREADY)
                .execute(Tuple.tuple().addUUID(gateway).addArrayOfLong(sequences).addArrayOfOffsetDateTime(hours)).replaceWithVoid());
    }

    /** Lets a journal begin under a new name. @param sequence what it no longer holds, up to this @param hash the chain's at that place, null if that is not known */
    Uni<Void> begin(UUID name, long sequence, byte[] hash) {
        return pool.preparedQuery(BEGIN).execute(Tuple.tuple().addUUID(name).addLong(sequence).addBuffer(Buffer.buffer(hash == null ? UNKNOWN : hash)).addOffsetDateTime(now())).replaceWithVoid();
    }

    /** Goes on behind frames that the journal cannot give any more, and keeps account of them. @param kept the name of the damaged file, null if it is gone */
    Uni<Void> lose(UUID gateway, Damage damage, String kept) {
        Tuple parameters = Tuple.tuple().addUUID(UuidCreator.getTimeOrderedEpoch()).addUUID(gateway).addLong(damage.first()).addLong(damage.last()).addString(damage.why()).addString(kept)
                .addOffsetDateTime(now()).addBuffer(Buffer.buffer(UNKNOWN));
        return inStep(gateway, damage.first(), connection -> connection.preparedQuery(LOSE).execute(parameters).replaceWithVoid());
    }

    /** Takes a frame that is no interaction as it is. */
    Uni<Void> quarantine(UUID gateway, Frame frame, String reason) {
        Tuple parameters = Tuple.tuple().addUUID(gateway).addLong(frame.sequence()).addOffsetDateTime(Hours.of(frame).map(hour -> OffsetDateTime.ofInstant(hour, ZoneOffset.UTC)).orElse(null))
                .addBuffer(Buffer.buffer(frame.hash())).addBuffer(Buffer.buffer(frame.payload())).addString(reason).addOffsetDateTime(now());
        return inStep(gateway, frame.sequence(), connection -> connection.preparedQuery(QUARANTINE).execute(parameters).replaceWithVoid());
    }

    /** In one transaction, if the ledger ends before that frame. */
    private Uni<Void> inStep(UUID gateway, long first, Function<SqlConnection, Uni<Void>> step) {
        return pool.withTransaction(connection -> position(connection, gateway, "for update").chain(position -> {
            if (position.sequence() != first - 1) return Uni.createFrom().failure(new OutOfStep(position.sequence(), first));
            return step.apply(connection);
        }));
    }

    private static boolean isOfData(Throwable failure) {
        return failure instanceof PgException refused && refused.getSqlState() != null && OF_DATA.contains(refused.getSqlState().substring(0, 2));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Some frame of a batch cannot be read as an interaction. */
    static class FrameUnreadable extends RuntimeException {
        FrameUnreadable(String why) {
            super(why);
        }
    }

    /** What is offered does not continue what is there. */
    static class OutOfStep extends RuntimeException {
        OutOfStep(long there, long offered) {
            super("ledger at sequence " + there + ", offered from " + offered);
        }
    }
}
