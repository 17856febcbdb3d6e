package touchstone.registration.emailchange;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.registration.identity.SignIn;
import touchstone.registration.mail.Mails;
import touchstone.registration.mail.Texts;
import touchstone.registration.match.Matching;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.LegalBasis;
import touchstone.registration.prospect.NotRegistered;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.prospect.Prospects;
import touchstone.registration.prospect.SourceRecord;
import touchstone.registration.prospect.SourceValue;

/**
 * Changes an e-mail address in two steps: a link goes to the new one, and whoever confirms it there has it; the old one is told. Nothing here depends on whether anybody else has the address,
 * so that it cannot be found out.
 */
@ApplicationScoped
public class ChangingEmail {
    private static final int MOST_AT_ONCE = 5;
    private static final int SECRET = 32;
    private final SecureRandom random = new SecureRandom();
    private final Mutiny.SessionFactory sessions;
    private final Mails mails;
    private final Clock clock;
    private final String front;

    /** @param front the public address of the front door, without a slash at its end */
    ChangingEmail(Mutiny.SessionFactory sessions, Mails mails, Clock clock, @ConfigProperty(name = "touchstone.links.front", defaultValue = "http://127.0.0.1:8080") String front) {
        this.sessions = sessions;
        this.mails = mails;
        this.clock = clock;
        this.front = front;
    }

    /** Fails with {@link NotRegistered} or {@link TooManyEmailChanges}. */
    Uni<EmailChange> ask(SignIn signIn, String email) {
        Instant now = clock.instant();
        byte[] bytes = new byte[SECRET];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return sessions.withTransaction(session -> Prospects.lockedOf(session, signIn).onItem().ifNull().failWith(NotRegistered::new)
                .call(me -> forget(session, "prospect = ?1 and expires_at <= ?2", me.id(), now))
                .call(me -> pending(session, me.id()).invoke(pending -> {
                    if (pending.size() >= MOST_AT_ONCE) throw new TooManyEmailChanges();
                }))
                .chain(me -> {
                    EmailChange change = new EmailChange(me.id(), email, secret, now);
                    Texts texts = texts(me);
                    return session.persist(change).call(session::flush)
                            .call(() -> mails.add(session, me.id(), email, texts.get("email.confirm.subject"), texts.get("email.confirm.body", front + "/email-confirmations/" + secret), now))
                            .replaceWith(change);
                }));
    }

    Uni<List<EmailChange>> pending(SignIn signIn) {
        Instant now = clock.instant();
        return sessions.withSession(session -> Prospects.me(session, signIn).chain(me -> pending(session, me.id())))
                .map(all -> all.stream().filter(change -> change.view().expiresAt().isAfter(now)).toList());
    }

    /** Who opens the link. Fails with {@link EmailChangeNotFound}. */
    Uni<Opened> open(String secret) {
        return sessions.withSession(session -> find(session, secret).chain(change -> Prospects.find(session, change.prospect()).map(prospect -> new Opened(change.email(), texts(prospect)))));
    }

    /** Fails with {@link EmailChangeNotFound}; of two at once with the second. */
    Uni<Opened> confirm(String secret) {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> find(session, secret).chain(change -> Prospects.findLocked(session, change.prospect())
                // Whoever waited for the lock finds what is there now.
                .call(prospect -> forget(session, "prospect = ?1 and secret = ?2", prospect.id(), EmailChange.hash(secret)).invoke(count -> {
                    if (count == 0) throw new EmailChangeNotFound();
                }))
                .call(prospect -> forget(session, "prospect = ?1 and id <> ?2", prospect.id(), change.view().id()))
                .call(prospect -> take(session, prospect, change.email(), now))
                .map(prospect -> new Opened(change.email(), texts(prospect)))));
    }

    /** What a page shows. */
    record Opened(String email, Texts texts) {}

    private Uni<Void> take(Mutiny.Session session, Prospect prospect, String email, Instant now) {
        String old = prospect.value(Attribute.EMAIL).orElse(null);
        Uni<Void> stored = prospect.change(SourceRecord.Kind.CONFIRMATION, Map.of(Attribute.EMAIL, SourceValue.proven(email)), Map.of(), null, LegalBasis.STEPS_AT_REQUEST, now)
                .map(record -> session.persist(record).chain(() -> Matching.propose(session, prospect, now))).orElseGet(() -> Uni.createFrom().voidItem());
        if (old == null || old.equalsIgnoreCase(email)) return stored;
        Texts texts = texts(prospect);
        return stored.chain(() -> mails.add(session, prospect.id(), old, texts.get("email.notice.subject"), texts.get("email.notice.body", front), now));
    }

    private Uni<EmailChange> find(Mutiny.Session session, String secret) {
        return session.createSelectionQuery("from EmailChange c where c.secret = :secret and c.expiresAt > :now", EmailChange.class)
                .setParameter("secret", EmailChange.hash(secret)).setParameter("now", clock.instant()).getSingleResultOrNull()
                .onItem().ifNull().failWith(EmailChangeNotFound::new);
    }

    private static Uni<List<EmailChange>> pending(Mutiny.Session session, UUID prospect) {
        return session.createSelectionQuery("from EmailChange c where c.prospect = :prospect order by c.askedAt desc, c.id desc", EmailChange.class).setParameter("prospect", prospect).setMaxResults(MOST_AT_ONCE).getResultList();
    }

    private static Uni<Integer> forget(Mutiny.Session session, String which, UUID prospect, Object other) {
        return session.createNativeQuery("delete from email_change where " + which).setParameter(1, prospect).setParameter(2, other).executeUpdate();
    }

    private static Texts texts(Prospect prospect) {
        return Texts.in(prospect.value(Attribute.LANGUAGE).orElse(null));
    }
}
