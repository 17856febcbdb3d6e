package touchstone.registration.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The networks that we are registered at, by alias. Giving id and secret switches one on. */
@ConfigMapping(prefix = "touchstone.providers")
interface NetworkConfig {
    @WithParentName
    Map<String, Network> all();

    interface Network {
        /** Client id at the network. */
        String id();

        /** Client secret at the network. */
        String secret();

        /** Where the network is, for one that is known by OpenID Connect Discovery only ({@code social}). */
        Optional<URI> issuer();
    }
}
