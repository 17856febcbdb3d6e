package touchstone.gateway.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The gateway as a client of the identity server. */
@ConfigMapping(prefix = "touchstone.oidc")
public interface OidcConfig {
    /** As tokens have it in {@code iss}; the discovery document lies below it. */
    String issuer();

    String clientId();

    String clientSecret();

    /** What access tokens must be meant for. */
    @WithDefault("touchstone-api")
    String audience();

    /** Our address for the way back. */
    String redirect();

    /** How long to wait for the identity server. */
    @WithDefault("PT5S")
    Duration timeout();
}
