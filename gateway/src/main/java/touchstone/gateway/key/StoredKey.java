package touchstone.gateway.key;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.UUID;
import touchstone.commons.Cursor;
import touchstone.commons.Revision;

/**
 * A key as the database has it.
 *
 * @param generation  counted from 1, one more with each rotation
 * @param value       what is sent, of publishable keys only
 * @param formerUntil how long what was sent before the last rotation is good, null if it is not
 * @param request     what it was created with
 * @param rotation    the Idempotency-Key of the last rotation
 */
record StoredKey(Key key, int generation, String value, byte[] hash, byte[] former, Instant formerUntil, Revision revision, Instant createdAt, Instant revokedAt, Instant usedAt,
                 String request, String rotation) {
    static StoredKey of(Row row) {
        Key key = new Key(row.getUUID("id"), row.getString("scope"), row.getString("name"), Key.Kind.valueOf(row.getString("kind")), row.getString("channel"),
                new HashSet<>(Arrays.asList(row.getArrayOfStrings("origins"))));
        return new StoredKey(key, row.getInteger("generation"), row.getString("value"), row.getBuffer("hash").getBytes(),
                row.getBuffer("former") == null ? null : row.getBuffer("former").getBytes(), instant(row, "former_until"), new Revision(row.getLong("revision")),
                instant(row, "created_at"), instant(row, "revoked_at"), instant(row, "used_at"), row.getString("request"), row.getString("rotation"));
    }

    UUID id() {
        return key.id();
    }

    Cursor cursor() {
        return new Cursor(createdAt, id());
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
