package touchstone.lead.prospect;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import touchstone.lead.upstream.UpstreamUnavailable;

/** Who calls: read from the registration-service. */
@ApplicationScoped
public class Prospects {
    private final Registration registration;

    Prospects(@RestClient Registration registration) {
        this.registration = registration;
    }

    /** Fails with {@link NotRegistered} if the caller is signed in only, and with {@link UpstreamUnavailable}. */
    public Uni<Prospect> me(String bearer) {
        return registration.me(bearer).onFailure().transform(UpstreamUnavailable.unlessAbsent("registration-service", NotRegistered::new));
    }

    /** The caller as a registered person; null if they are not one. Fails with {@link UpstreamUnavailable}. */
    public Uni<Prospect> known(Caller caller) {
        return caller.bearer() == null ? Uni.createFrom().nullItem() : me(caller.bearer()).onFailure(NotRegistered.class).recoverWithNull();
    }
}
