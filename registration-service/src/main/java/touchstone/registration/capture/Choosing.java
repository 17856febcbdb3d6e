package touchstone.registration.capture;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.registration.provider.Networks;
import touchstone.registration.provider.ProviderNotOffered;
import touchstone.registration.provider.Providers;
import touchstone.registration.rule.Policies;

/** Stores what visitors decide before they sign in. */
@ApplicationScoped
public class Choosing {
    private final Mutiny.SessionFactory sessions;
    private final Networks networks;
    private final Clock clock;

    Choosing(Mutiny.SessionFactory sessions, Networks networks, Clock clock) {
        this.sessions = sessions;
        this.networks = networks;
        this.clock = clock;
    }

    /** Fails with {@link ProviderNotOffered}, or as the provider refuses the claims or the notice. */
    Uni<CaptureChoice> choose(NewCaptureChoice wanted, String visitor) {
        return sessions.withTransaction(session -> Providers.find(session, wanted.provider())
                .map(found -> found == null || networks.offer(found) ? found : null)
                .onItem().ifNull().failWith(ProviderNotOffered::new)
                .call(provider -> Policies.of(session, provider.alias()).invoke(policies -> provider.mustOffer(wanted.claims(), policies.asked(provider.claims()))))
                .chain(() -> Providers.mustShow(session, wanted.provider(), wanted.noticeHash()))
                .chain(() -> {
                    CaptureChoice choice = new CaptureChoice(wanted, visitor, clock.instant());
                    return session.persist(choice).replaceWith(choice);
                }));
    }
}
