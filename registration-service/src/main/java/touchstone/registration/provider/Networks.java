package touchstone.registration.provider;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which networks can be signed in from here: those we are registered at, and those that something stands in for. */
@ApplicationScoped
public class Networks {
    private final NetworkConfig config;
    private final Set<String> standIns;

    Networks(NetworkConfig config, @ConfigProperty(name = "touchstone.stand-ins") Optional<Set<String>> standIns) {
        this.config = config;
        this.standIns = standIns.orElse(Set.of());
    }

    /** A network that Keycloak does not broker is there as soon as it is described. */
    public boolean offer(Provider provider) {
        return provider.broker() == null || config.all().containsKey(provider.alias()) || standIns.contains(provider.alias());
    }
}
