package touchstone.gateway.key;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import touchstone.commons.Cursor;
import touchstone.commons.Revision;

/** Keys in the database. */
@Singleton
class KeyTable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Cursor START = new Cursor(Instant.EPOCH, new UUID(0, 0));
    private final Pool pool;
    private final Clock clock;

    KeyTable(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** All that can be used now. */
    Uni<List<StoredKey>> good() {
        return read("select * from key where revoked_at is null", Tuple.tuple());
    }

    Uni<List<StoredKey>> after(Cursor cursor, int limit) {
        Cursor from = cursor == null ? START : cursor;
        return read("select * from key where (created_at, id) > ($1, $2) order by created_at, id limit $3", Tuple.of(time(from.at()), from.id(), limit));
    }

    /** Null if there is none. */
    Uni<StoredKey> find(UUID id) {
        return one("select * from key where id = $1", Tuple.of(id));
    }

    /** The key that was created with this Idempotency-Key; null if none was. */
    Uni<StoredKey> createdWith(String creation) {
        return creation == null ? Uni.createFrom().nullItem() : one("select * from key where creation = $1", Tuple.of(creation));
    }

    Uni<StoredKey> insert(Key key, String value, String by, String creation, String request) {
        return one("insert into key (id, scope, name, kind, channel, origins, generation, hash, value, revision, created_at, created_by, creation, request) "
                        + "values ($1, $2, $3, $4, $5, $6, 1, $7, $8, 1, $9, $10, $11, $12) returning *",
                Tuple.tuple().addUUID(key.id()).addString(key.scope()).addString(key.name()).addString(key.kind().name()).addString(key.channel()).addArrayOfString(key.origins().toArray(new String[0]))
                        .addBuffer(Buffer.buffer(Keys.hash(value))).addString(key.isSecret() ? null : value).addOffsetDateTime(time(clock.instant())).addString(by)
                        .addString(creation).addString(request));
    }

    /** Null if the key has another revision by now, or is revoked. */
    Uni<StoredKey> change(UUID id, Revision expected, Key to) {
        return one("update key set name = $3, origins = $4, revision = revision + 1 where id = $1 and revision = $2 and revoked_at is null returning *",
                Tuple.of(id, expected.number(), to.name(), to.origins().toArray(new String[0])));
    }

    /** Null if the key has another revision by now, or is revoked. */
    Uni<StoredKey> rotate(StoredKey before, String value, Instant formerUntil, String rotation) {
        return one("update key set former = hash, former_until = $3, hash = $4, value = $5, rotation = $6, generation = generation + 1, revision = revision + 1 "
                        + "where id = $1 and revision = $2 and revoked_at is null returning *",
                Tuple.tuple().addUUID(before.id()).addLong(before.revision().number()).addOffsetDateTime(time(formerUntil)).addBuffer(Buffer.buffer(Keys.hash(value)))
                        .addString(before.key().isSecret() ? null : value).addString(rotation));
    }

    /** Null if the key has another revision by now, or is revoked already. */
    Uni<StoredKey> revoke(UUID id, Revision expected) {
        return one("update key set revoked_at = $3, former = null, former_until = null, revision = revision + 1 where id = $1 and revision = $2 and revoked_at is null returning *",
                Tuple.of(id, expected.number(), time(clock.instant())));
    }

    /** Notes when keys were used; no change of theirs, so no new revision. */
    Uni<Void> used(Map<UUID, Instant> used) {
        if (used.isEmpty()) return Uni.createFrom().voidItem();
        Tuple parameters = Tuple.of(used.keySet().toArray(new UUID[0]), used.values().stream().map(KeyTable::time).toArray(OffsetDateTime[]::new));
        return pool.preparedQuery("update key set used_at = greatest(used_at, u.at) from unnest($1::uuid[], $2::timestamptz[]) as u(id, at) where key.id = u.id")
                .execute(parameters).ifNoItem().after(PATIENCE).fail().replaceWithVoid();
    }

    private Uni<StoredKey> one(String sql, Tuple parameters) {
        return read(sql, parameters).map(found -> found.isEmpty() ? null : found.get(0));
    }

    private Uni<List<StoredKey>> read(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).ifNoItem().after(PATIENCE).fail().map(KeyTable::keys);
    }

    private static List<StoredKey> keys(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(StoredKey::of).toList();
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
