package touchstone.registration.consent;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.registration.identity.SignIn;
import touchstone.registration.prospect.Prospects;
import touchstone.registration.provider.Notice;
import touchstone.registration.provider.Providers;

/** Appends what prospects say to purposes, one transaction at a time. */
@ApplicationScoped
public class Consenting {
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;
    private final String controller;

    Consenting(Mutiny.SessionFactory sessions, Clock clock, @ConfigProperty(name = "touchstone.controller", defaultValue = "Touchstone") String controller) {
        this.sessions = sessions;
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

    Uni<Consent> say(SignIn signIn, NewConsent said, String signal, String channel) {
        return sessions.withTransaction(session -> Prospects.me(session, signIn)
                .call(() -> Providers.mustShow(session, Set.of(said.noticeHash())))
                .chain(me -> Purpose.all(session).map(known -> Consent.all(me.id(), List.of(said), known, signal, channel, clock.instant()).get(0)))
                .call(session::persist));
    }

    /** Without effect where the latest word is no. Fails with {@link ConsentNotFound} where there is none. */
    Uni<Void> withdraw(SignIn signIn, String purpose, String channel) {
        return sessions.withTransaction(session -> Prospects.me(session, signIn).chain(me -> of(session, me.id()))
                .map(log -> log.stream().filter(consent -> consent.purpose().equals(purpose)).findFirst().orElseThrow(ConsentNotFound::new))
                .chain(latest -> latest.granted() ? session.persist(latest.withdrawn(channel, clock.instant())) : Uni.createFrom().voidItem()));
    }

    Uni<Map<String, Object>> receipt(SignIn signIn, UUID id) {
        return sessions.withSession(session -> Prospects.me(session, signIn).chain(me -> session.find(Consent.class, id)
                .map(found -> found == null || !found.prospect().equals(me.id()) ? null : found).onItem().ifNull().failWith(ConsentNotFound::new))
                .chain(consent -> Purpose.all(session).chain(purposes -> session.find(Notice.class, consent.notice())
                        .map(notice -> Receipt.of(consent, purposes.get(consent.purpose()), notice, controller)))));
    }
}
