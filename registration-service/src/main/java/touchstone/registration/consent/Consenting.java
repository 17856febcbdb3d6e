package touchstone.registration.consent;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.registration.event.Outbox;
import touchstone.registration.identity.SignIn;
import touchstone.registration.prospect.Prospects;
import touchstone.registration.provider.Notice;

/** Appends what prospects say to purposes, one transaction at a time. */
@ApplicationScoped
public class Consenting {
    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final Clock clock;
    private final String controller;

    Consenting(Mutiny.SessionFactory sessions, Outbox outbox, Clock clock, @ConfigProperty(name = "touchstone.controller", defaultValue = "Touchstone") String controller) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.clock = clock;
        this.controller = controller;
    }

    Uni<List<Consent>> log(SignIn signIn) {
        return sessions.withSession(session -> Prospects.me(session, signIn).chain(me -> of(session, me.id())));
    }

    /** All that a prospect said, the latest first. */
    public static Uni<List<Consent>> of(Mutiny.Session session, UUID prospect) {
        return session.createSelectionQuery("from Consent c where c.prospect = :prospect order by c.givenAt desc, c.id desc", Consent.class)
                .setParameter("prospect", prospect).setMaxResults(1000).getResultList();
    }

    /** Which of these prospects said yes, or no, to a purpose, as their latest word. */
    public static Uni<Set<UUID>> said(Mutiny.Session session, boolean granted, String purpose, Set<UUID> prospects) {
        return session.createNativeQuery("""
                        select prospect from (select distinct on (prospect) prospect, granted from consent where purpose = ?1 and prospect = any(?2) order by prospect, given_at desc, id desc) latest
                        where granted = ?3""", UUID.class)
                .setParameter(1, purpose).setParameter(2, prospects.toArray(UUID[]::new)).setParameter(3, granted).getResultList().map(Set::copyOf);
    }

    Uni<Consent> say(SignIn signIn, NewConsent said, String signal, String channel) {
        return sessions.withTransaction(session -> Prospects.me(session, signIn)
                .chain(me -> Purpose.asked(session, List.of(said)).map(known -> Consent.all(me.id(), List.of(said), known, signal, channel, clock.instant()).get(0)))
                .call(session::persist)
                .call(consent -> consent.granted() ? Uni.createFrom().voidItem() : tell(session, consent.prospect(), consent.purpose(), clock.instant())));
    }

    /** Without effect where the latest word is no. Fails with {@link ConsentNotFound} where there is none. */
    Uni<Void> withdraw(SignIn signIn, String purpose, String channel) {
        return sessions.withTransaction(session -> Prospects.me(session, signIn).chain(me -> of(session, me.id()))
                .map(log -> log.stream().filter(consent -> consent.purpose().equals(purpose)).findFirst().orElseThrow(ConsentNotFound::new))
                .chain(latest -> latest.granted() ? withdraw(session, latest, channel) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> withdraw(Mutiny.Session session, Consent latest, String channel) {
        Instant now = clock.instant();
        return session.persist(latest.withdrawn(channel, now)).chain(() -> tell(session, latest.prospect(), latest.purpose(), now));
    }

    /** Others hold a yes to the same purpose that was said to them: it ends as well. */
    private Uni<Void> tell(Mutiny.Session session, UUID prospect, String purpose, Instant now) {
        return outbox.add(session, "touchstone.consent.withdrawn", "prospect/" + prospect, Map.of("prospect", prospect, "purpose", purpose), now);
    }

    /** Told by a subscriber to whom they said it; the others, who hold a yes as well, hear of it from here. Without effect where the latest word is no, or there is none. */
    Uni<Void> withdrawnElsewhere(UUID prospect, String purpose) {
        return sessions.withTransaction(session -> of(session, prospect)
                .map(log -> log.stream().filter(consent -> consent.purpose().equals(purpose)).findFirst().orElse(null))
                .chain(latest -> latest != null && latest.granted() ? withdraw(session, latest, null) : Uni.createFrom().voidItem()));
    }

    Uni<Map<String, Object>> receipt(SignIn signIn, UUID id) {
        return sessions.withSession(session -> Prospects.me(session, signIn).chain(me -> session.find(Consent.class, id)
                .map(found -> found == null || !found.prospect().equals(me.id()) ? null : found).onItem().ifNull().failWith(ConsentNotFound::new))
                .chain(consent -> Purpose.all(session).chain(purposes -> session.find(Notice.class, consent.notice())
                        .map(notice -> Receipt.of(consent, purposes.get(consent.purpose()), notice, controller)))));
    }
}
