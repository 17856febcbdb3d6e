package touchstone.gateway.key;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.TreeSet;
import java.util.UUID;
import touchstone.commons.Revision;
import touchstone.commons.problem.Conflict;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.NotFound;
import touchstone.gateway.cookie.Secret;

/**
 * Gives keys out, changes and revokes them. What a key consists of derives from the installation's secret, so that a repeated request can be answered with the same
 * although a secret key is stored nowhere.
 */
@Singleton
class Issuing {
    private final KeyTable table;
    private final KeyReading reading;
    private final Secret secret;
    private final Clock clock;

    /** @param value what is to be sent; null where it was shown before and is not kept */
    record Issued(StoredKey key, String value) {}

    Issuing(KeyTable table, KeyReading reading, Secret secret, Clock clock) {
        this.table = table;
        this.reading = reading;
        this.secret = secret;
        this.clock = clock;
    }

    /** Fails with {@link KeyNameTaken} or {@link IdempotencyKeyReused}. */
    Uni<Issued> create(NewKey asked, String by, String idempotencyKey) {
        String creation = idempotencyKey == null ? null : by + " " + idempotencyKey;
        String request = asked.kind() + " " + asked.name() + " " + asked.channel() + " " + new TreeSet<>(asked.origins());
        return table.createdWith(creation).chain(earlier -> earlier == null ? insert(asked, by, creation, request) : Uni.createFrom().item(earlier))
                .map(key -> {
                    if (!key.request().equals(request)) throw new IdempotencyKeyReused();
                    return new Issued(key, value(key.key(), 1));
                });
    }

    private Uni<StoredKey> insert(NewKey asked, String by, String creation, String request) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Key key = new Key(id, id.toString(), asked.name(), asked.kind(), asked.channel(), asked.origins());
        return table.insert(key, value(key, 1), by, creation, request)
                // The same request, at the same time.
                .onFailure(failure -> violates(failure, "key_creation")).recoverWithUni(() -> table.createdWith(creation))
                .onFailure(failure -> violates(failure, "key_name")).transform(failure -> new KeyNameTaken())
                .call(reading::read);
    }

    /** Fails with {@link KeyNotFound}, {@link KeyRevoked}, {@link KeyNameTaken} or {@link Revision.RevisionOutdated}. */
    Uni<StoredKey> change(UUID id, Revision expected, KeyChange change) {
        return present(id).chain(before -> {
            Key key = before.key();
            Key to = new Key(id, key.scope(), change.name() == null ? key.name() : change.name(), key.kind(), key.channel(), change.origins() == null ? key.origins() : change.origins());
            if (key.isSecret() && !to.origins().isEmpty()) throw new OriginsOfSecretKey();
            before.revision().mustBe(expected);
            return table.change(id, expected, to);
        }).chain(changed -> changed == null ? outdated(id) : Uni.createFrom().item(changed)).onFailure(failure -> violates(failure, "key_name")).transform(failure -> new KeyNameTaken())
                .call(reading::read);
    }

    /** @param overlap how long what was sent until now stays good. Fails with {@link KeyNotFound}, {@link KeyRevoked} or {@link Revision.RevisionOutdated} */
    Uni<Issued> rotate(UUID id, Duration overlap, String idempotencyKey) {
        return present(id).chain(before -> {
            if (idempotencyKey != null && idempotencyKey.equals(before.rotation())) return Uni.createFrom().item(before);
            return table.rotate(before, value(before.key(), before.generation() + 1), clock.instant().plus(overlap), idempotencyKey)
                    .chain(rotated -> rotated == null ? outdated(id) : Uni.createFrom().item(rotated));
        }).map(key -> new Issued(key, value(key.key(), key.generation()))).call(reading::read);
    }

    /** Fails with {@link KeyNotFound}, {@link KeyRevoked} or {@link Revision.RevisionOutdated}. */
    Uni<Void> revoke(UUID id, Revision expected) {
        return present(id).chain(before -> {
            before.revision().mustBe(expected);
            return table.revoke(id, expected);
        }).chain(revoked -> revoked == null ? outdated(id) : Uni.createFrom().item(revoked)).call(reading::read).replaceWithVoid();
    }

    private Uni<StoredKey> present(UUID id) {
        return table.find(id).onItem().ifNull().failWith(KeyNotFound::new).invoke(key -> {
            if (key.revokedAt() != null) throw new KeyRevoked();
        });
    }

    private Uni<StoredKey> outdated(UUID id) {
        return present(id).map(now -> {
            throw new Revision.RevisionOutdated(now.revision());
        });
    }

    private String value(Key key, int generation) {
        return key.kind().prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(secret.mac("key", key.id() + " " + generation));
    }

    private static boolean violates(Throwable failure, String constraint) {
        return failure instanceof PgException refused && constraint.equals(refused.getConstraint());
    }

    static class KeyNotFound extends NotFound {
        KeyNotFound() {
            super("There is no such key.");
        }
    }

    static class KeyRevoked extends Conflict {
        KeyRevoked() {
            super("This key is revoked, and stays so. Create another.");
        }
    }

    static class KeyNameTaken extends Conflict {
        KeyNameTaken() {
            super("Another key, perhaps a revoked one, has this name: the ledger knows keys by their names.");
        }
    }

    static class OriginsOfSecretKey extends Invalid {
        OriginsOfSecretKey() {
            super("A secret key is for servers: it has no origins.");
        }
    }

    static class IdempotencyKeyReused extends Invalid {
        IdempotencyKeyReused() {
            super("This Idempotency-Key was used with another body. Take a new key for a new request.");
        }
    }
}
