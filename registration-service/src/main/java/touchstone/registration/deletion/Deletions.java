package touchstone.registration.deletion;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import touchstone.commons.problem.NotFound;
import touchstone.registration.erasure.Erasing;
import touchstone.registration.identity.Identities;
import touchstone.registration.identity.Identity;
import touchstone.registration.identity.SignIn;
import touchstone.registration.identity.Vault;
import touchstone.registration.issuer.RealmAdmin;
import touchstone.registration.prospect.Prospects;

/**
 * Deletes what a provider asks to have deleted in somebody's name: their sign-in there, all that the provider said, and the values of the record that were its claims. Where it was their only way in,
 * all that is held of them goes, since they could no longer ask for it themselves. A request is kept until it is done, whatever cannot be reached meanwhile.
 */
@ApplicationScoped
class Deletions {
    private static final Logger log = Logger.getLogger(Deletions.class);
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final String CLAIM = """
            update deletion_request set due_at = ?2 where code in (select code from deletion_request where due_at <= ?1 order by due_at limit 20 for update skip locked)
            returning code, provider, provider_user""";
    private final Mutiny.SessionFactory sessions;
    private final RealmAdmin realm;
    private final Erasing erasing;
    private final Vault vault;
    private final ObjectMapper json;
    private final Clock clock;
    private final String issuer;
    private final Optional<String> secret;
    private final SecureRandom random = new SecureRandom();

    Deletions(Mutiny.SessionFactory sessions, RealmAdmin realm, Erasing erasing, Vault vault, ObjectMapper json, Clock clock, @ConfigProperty(name = "touchstone.issuer") String issuer,
            @ConfigProperty(name = "touchstone.deletions.facebook-secret") Optional<String> secret) {
        this.sessions = sessions;
        this.realm = realm;
        this.erasing = erasing;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
        this.issuer = issuer;
        this.secret = secret;
    }

    /** @param state WAITING or DONE @param outcome what was deleted @param erasure the id of its certificate, where all was erased */
    @Schema(name = "Deletion")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Deletion(String code, String provider, @Schema(enumeration = {"WAITING", "DONE"}) String state, Instant receivedAt, Instant doneAt,
                    @Schema(enumeration = {"NOTHING_HELD", "SIGN_IN_DELETED", "ALL_ERASED"}) String outcome, UUID erasure) {}

    /** Keeps a request; the same once more has the code of the first. Fails with {@link SignedRequest.SignedRequestRefused}, or {@link DeletionNotFound} where we are not registered there. @return its code */
    Uni<String> ask(String signedRequest) {
        Instant now = clock.instant();
        SignedRequest request = SignedRequest.of(signedRequest, secret.orElseThrow(DeletionNotFound::new), json, now);
        String print = vault.fingerprint("deletion", "facebook " + request.user() + " " + request.issuedAt());
        return sessions.withTransaction(session -> session.createNativeQuery("insert into deletion_request (code, provider, provider_user, print, received_at, due_at) values (?1, 'facebook', ?2, ?3, ?4, ?4) on conflict (print) do nothing")
                .setParameter(1, code()).setParameter(2, request.user()).setParameter(3, print).setParameter(4, now).executeUpdate()
                .chain(() -> session.createNativeQuery("select code from deletion_request where print = ?1", String.class).setParameter(1, print).getSingleResult()));
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 20; i++) code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return code.toString();
    }

    /** Fails with {@link DeletionNotFound}. */
    Uni<Deletion> read(String code) {
        if (!code.matches("[A-Z2-9]{20}")) return Uni.createFrom().failure(new DeletionNotFound());
        return sessions.withSession(session -> session.createNativeQuery("select provider, received_at, done_at, outcome, erasure from deletion_request where code = ?1", Object[].class).setParameter(1, code)
                .getSingleResultOrNull()).onItem().ifNull().failWith(DeletionNotFound::new)
                .map(row -> new Deletion(code, (String) row[0], row[2] == null ? "WAITING" : "DONE", instant(row[1]), instant(row[2]), (String) row[3], (UUID) row[4]));
    }

    private static Instant instant(Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> work() {
        if (!realm.isOurs()) return Uni.createFrom().voidItem();
        Instant now = clock.instant();
        return sessions.withTransaction(session -> session.createNativeQuery(CLAIM, Object[].class).setParameter(1, now).setParameter(2, now.plusSeconds(60)).getResultList())
                .chain(due -> Multi.createFrom().iterable(due).onItem().transformToUniAndConcatenate(row -> delete((String) row[0], (String) row[1], (String) row[2])
                        // One that cannot be done yet keeps nobody else waiting.
                        .onFailure().invoke(failure -> log.warnf("a deletion is not done yet, trying again in a minute: %s", failure.getMessage()))
                        .onFailure().recoverWithNull()).collect().last())
                .onFailure().invoke(failure -> log.warnf("deletions cannot be worked on, trying again: %s", failure.getMessage()))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    /** Which user of the identity server it is, only that knows. */
    private Uni<Void> delete(String code, String provider, String user) {
        return realm.send(HttpMethod.GET, "/users?idpAlias=" + provider + "&idpUserId=" + user, null)
                .map(answer -> answer.bodyAsJsonArray().stream().map(found -> ((JsonObject) found).getString("id")).toList())
                .chain(subjects -> sessions.withTransaction(session -> Multi.createFrom().iterable(subjects).onItem().transformToUniAndConcatenate(subject -> one(session, provider, subject)).collect().asList()
                        .chain(outcomes -> done(session, code, outcomes))));
    }

    /** @param erasure null unless all was erased */
    private record Outcome(String word, UUID erasure) {}

    private Uni<Outcome> one(Mutiny.Session session, String provider, String subject) {
        return session.createSelectionQuery("from Identity i where i.issuer = :issuer and i.subject = :subject", Identity.class).setParameter("issuer", issuer).setParameter("subject", subject).getSingleResultOrNull()
                .chain(identity -> identity == null
                        // Somebody who signed in and never registered: only the identity server has them.
                        ? session.createNativeQuery("insert into user_removal (subject, due_at) values (?1, now()) on conflict do nothing").setParameter(1, subject).executeUpdate().replaceWith(new Outcome("SIGN_IN_DELETED", null))
                        : Prospects.lockedOf(session, new SignIn(issuer, subject, provider)).chain(prospect -> Identities.of(session, prospect.id()).chain(all -> all.size() == 1
                                ? erasing.all(session, prospect).map(erasure -> new Outcome("ALL_ERASED", erasure))
                                : Identities.remove(session, identity).chain(() -> forget(session, prospect.id(), provider)).replaceWith(new Outcome("SIGN_IN_DELETED", null)))));
    }

    /** The values of the record that were the provider's claims, confirmed as they were: they are no longer ours to hold. What was said before them holds again. */
    private static Uni<Void> forget(Mutiny.Session session, UUID prospect, String provider) {
        session.clear();
        return session.createNativeQuery("select set_config('touchstone.erasure', 'deletion', true)", String.class).getSingleResult()
                .chain(() -> session.createNativeQuery("delete from source_value v using source_record r where v.source_record = r.id and r.prospect = ?1 and v.provider = ?2").setParameter(1, prospect).setParameter(2, provider).executeUpdate())
                .chain(() -> Prospects.find(session, prospect)).chain(found -> Prospects.sources(session, prospect).invoke(found::rebuild)).replaceWithVoid();
    }

    private Uni<Void> done(Mutiny.Session session, String code, List<Outcome> outcomes) {
        Outcome outcome = outcomes.stream().filter(one -> one.erasure() != null).findFirst().or(() -> outcomes.stream().findFirst()).orElse(new Outcome("NOTHING_HELD", null));
        return session.createNativeQuery("update deletion_request set provider_user = null, due_at = null, done_at = ?2, outcome = ?3, erasure = cast(cast(?4 as text) as uuid) where code = ?1").setParameter(1, code)
                .setParameter(2, clock.instant()).setParameter(3, outcome.word()).setParameter(4, outcome.erasure() == null ? null : outcome.erasure().toString()).executeUpdate()
                .invoke(() -> log.infof("a deletion is done outcome=%s", outcome.word())).replaceWithVoid();
    }

    static class DeletionNotFound extends NotFound {
        DeletionNotFound() {
            super("There is no such deletion. The confirmation code is the one that your provider showed you.");
        }
    }
}
