package touchstone.gateway.session;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import touchstone.gateway.cookie.Secret;

/** Sessions in the database, their tokens sealed and bound to their rows. */
@Singleton
class SessionTable {
    private static final String PURPOSE = "session-tokens";
    private final Pool pool;
    private final Secret secret;
    private final Clock clock;

    SessionTable(Pool pool, Secret secret, Clock clock) {
        this.pool = pool;
        this.secret = secret;
        this.clock = clock;
    }

    Uni<Void> insert(SessionKey key, Session session) {
        Tuple row = Tuple.tuple().addValue(buffer(key.hash())).addUUID(session.id()).addString(session.identity()).addString(session.sid()).addString(session.name())
                .addArrayOfString(session.roles().toArray(new String[0])).addUUID(session.choice()).addValue(sealed(key, session.tokens()))
                .addOffsetDateTime(time(clock.instant())).addOffsetDateTime(time(session.endsAt()));
        return pool.preparedQuery("delete from session where ends_at < $1").execute(Tuple.of(time(clock.instant())))
                .chain(() -> pool.preparedQuery("insert into session (key, id, identity, sid, name, roles, choice, tokens, created_at, ends_at) "
                        + "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)").execute(row)).replaceWithVoid();
    }

    /** Null if there is none, or it is over. */
    Uni<Session> find(SessionKey key) {
        return pool.preparedQuery("select * from session where key = $1 and ends_at > $2").execute(Tuple.of(buffer(key.hash()), time(clock.instant())))
                .map(rows -> rows.size() == 0 ? null : session(key, rows.iterator().next()));
    }

    Uni<Void> update(SessionKey key, Session.Tokens tokens) {
        return pool.preparedQuery("update session set tokens = $2 where key = $1").execute(Tuple.of(buffer(key.hash()), sealed(key, tokens))).replaceWithVoid();
    }

    Uni<Void> delete(SessionKey key) {
        return pool.preparedQuery("delete from session where key = $1").execute(Tuple.of(buffer(key.hash()))).replaceWithVoid();
    }

    /** @param sid null for all of that identity */
    Uni<Void> deleteOf(String identity, String sid) {
        return pool.preparedQuery("delete from session where identity = $1 and ($2::text is null or sid = $2)").execute(Tuple.of(identity, sid)).replaceWithVoid();
    }

    /** Null if the tokens were sealed with another secret: whoever changes it signs everybody out. */
    private Session session(SessionKey key, Row row) {
        return secret.open(PURPOSE, row.getBuffer("tokens").getBytes(), key.hash()).map(plain -> {
            JsonObject tokens = new JsonObject(new String(plain, StandardCharsets.UTF_8));
            return new Session(row.getUUID("id"), row.getString("identity"), row.getString("sid"), row.getString("name"), Arrays.asList(row.getArrayOfStrings("roles")), row.getUUID("choice"),
                    new Session.Tokens(tokens.getString("access"), tokens.getString("refresh"), Instant.ofEpochMilli(tokens.getLong("goodUntil"))),
                    row.getOffsetDateTime("ends_at").toInstant(), csrf(key));
        }).orElse(null);
    }

    String csrf(SessionKey key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.mac("csrf", key.value()));
    }

    private Buffer sealed(SessionKey key, Session.Tokens tokens) {
        String plain = new JsonObject().put("access", tokens.access()).put("refresh", tokens.refresh()).put("goodUntil", tokens.goodUntil().toEpochMilli()).encode();
        return buffer(secret.seal(PURPOSE, plain.getBytes(StandardCharsets.UTF_8), key.hash()));
    }

    private static Buffer buffer(byte[] bytes) {
        return Buffer.buffer(bytes);
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
