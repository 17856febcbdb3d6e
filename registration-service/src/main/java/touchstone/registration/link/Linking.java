package touchstone.registration.link;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.registration.capture.Handover;
import touchstone.registration.capture.Handovers;
import touchstone.registration.erasure.Tombstones;
import touchstone.registration.identity.Identities;
import touchstone.registration.identity.Identity;
import touchstone.registration.identity.SignIn;
import touchstone.registration.identity.Vault;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.prospect.Prospects;

/** Adds a prospect's further sign-ins, and takes them away. Never by an equal e-mail address: only somebody who is signed in on both sides, or who has just proved that the mailbox is theirs. */
@ApplicationScoped
public class Linking {
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private final Mutiny.SessionFactory sessions;
    private final Handovers handovers;
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Linking(Mutiny.SessionFactory sessions, Handovers handovers, Vault vault, Clock clock) {
        this.sessions = sessions;
        this.handovers = handovers;
        this.vault = vault;
        this.clock = clock;
    }

    Uni<List<Identity>> all(SignIn signIn) {
        return sessions.withSession(session -> Prospects.me(session, signIn).chain(me -> Identities.of(session, me.id())));
    }

    /** Fails with {@code NotRegistered}. */
    Uni<LinkToken> token(SignIn signIn) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        Instant until = now.plus(LIFETIME);
        return sessions.withTransaction(session -> Prospects.me(session, signIn)
                .call(me -> session.createNativeQuery("delete from link_token where prospect = ?1 and until < ?2").setParameter(1, me.id()).setParameter(2, now).executeUpdate())
                .chain(me -> session.createNativeQuery("insert into link_token (hash, prospect, until) values (?1, ?2, ?3)")
                        .setParameter(1, hash(token)).setParameter(2, me.id()).setParameter(3, until).executeUpdate())).replaceWith(new LinkToken(token, until));
    }

    /**
     * Adds the caller's sign-in to the prospect who got the token. A repeat by the same caller changes nothing.
     * Fails with {@link LinkRefused.LinkNotFound}, {@link LinkRefused.SignInTaken}, {@link Tombstones.Erased} or as {@link Handovers#of} does.
     */
    Uni<Identity> link(SignIn signIn, String token, UUID choice, String authorization) {
        Instant now = clock.instant();
        String caller = signIn.issuer() + " " + signIn.subject();
        return handovers.of(signIn, choice, authorization).chain(handover -> sessions.withTransaction(session -> session
                .createNativeQuery("select prospect, used_by from link_token where hash = ?1 and until > ?2 for update", Object[].class).setParameter(1, hash(token)).setParameter(2, now)
                .getSingleResultOrNull().onItem().ifNull().failWith(LinkRefused.LinkNotFound::new)
                .invoke(found -> {
                    if (found[1] != null && !found[1].equals(vault.fingerprint("link", caller))) throw new LinkRefused.LinkNotFound();
                })
                .chain(found -> session.find(Prospect.class, (UUID) found[0])).onItem().ifNull().failWith(LinkRefused.LinkNotFound::new)
                .call(() -> session.createNativeQuery("update link_token set used_by = ?2 where hash = ?1").setParameter(1, hash(token)).setParameter(2, vault.fingerprint("link", caller)).executeUpdate())
                .chain(prospect -> add(session, prospect, signIn, handover, now)))).onFailure(Linking::isTaken).transform(taken -> new LinkRefused.SignInTaken());
    }

    /**
     * Adds the sign-in of a caller who has just proved a mailbox to the one prospect whose confirmed address it is.
     * Fails with {@link LinkRefused.NobodyToLink} where there is none or more than one, or where the caller proved nothing.
     */
    Uni<Identity> linkByMail(SignIn signIn, UUID choice, String authorization) {
        if (!SignIn.BY_MAIL.equals(signIn.provider())) return Uni.createFrom().failure(new LinkRefused.NobodyToLink());
        Instant now = clock.instant();
        return handovers.address(authorization).onItem().ifNull().failWith(LinkRefused.NobodyToLink::new)
                .chain(address -> handovers.of(signIn, choice, authorization).chain(handover -> sessions.withTransaction(session -> session
                        .createSelectionQuery("from Prospect p where lower(p.email) = lower(:email) and p.emailVerified and p.restrictedAt is null", Prospect.class).setParameter("email", address)
                        .setMaxResults(2).getResultList()
                        .map(found -> found.size() == 1 ? found.get(0) : null).onItem().ifNull().failWith(LinkRefused.NobodyToLink::new)
                        .chain(prospect -> add(session, prospect, signIn, handover, now)))))
                .onFailure(Linking::isTaken).transform(taken -> new LinkRefused.SignInTaken());
    }

    private Uni<Identity> add(Mutiny.Session session, Prospect prospect, SignIn signIn, Handover handover, Instant now) {
        return session.createSelectionQuery("from Identity i where i.issuer = :issuer and i.subject = :subject", Identity.class)
                .setParameter("issuer", signIn.issuer()).setParameter("subject", signIn.subject()).getSingleResultOrNull().chain(present -> {
                    if (present != null && present.prospect().equals(prospect.id())) return Uni.createFrom().item(present);
                    if (present != null) throw new LinkRefused.SignInTaken();
                    Identity identity = new Identity(prospect.id(), signIn, handover.kept(), vault, now);
                    return Tombstones.mustNotBe(session, vault, signIn).chain(() -> session.persist(identity)).chain(session::flush).replaceWith(identity);
                });
    }

    /** Takes a way in away, with all that its provider said. Fails with {@link LinkRefused.SignInNotFound}, or {@link LinkRefused.LastSignIn} for the only one. */
    Uni<Void> unlink(SignIn signIn, UUID id) {
        return sessions.withTransaction(session -> Prospects.me(session, signIn).call(me -> session.refresh(me, LockMode.PESSIMISTIC_WRITE))
                .chain(me -> Identities.of(session, me.id()))
                .chain(identities -> {
                    Identity gone = identities.stream().filter(identity -> identity.id().equals(id)).findFirst().orElseThrow(LinkRefused.SignInNotFound::new);
                    if (identities.size() == 1) throw new LinkRefused.LastSignIn();
                    return Identities.remove(session, gone);
                }));
    }

    /** @param token to be sent by whoever is to be linked: as secret as a password */
    record LinkToken(String token, Instant until) {}

    static String hash(String token) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof ConstraintViolationException violation && Objects.equals(Identity.UNIQUE, violation.getConstraintName());
    }
}
