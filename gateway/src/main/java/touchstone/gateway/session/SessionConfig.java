package touchstone.gateway.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Sessions of browsers. */
@ConfigMapping(prefix = "touchstone.session")
public interface SessionConfig {
    /** After so long a sign-in is over in any case. It ends earlier with the session at the identity server. */
    @WithDefault("PT12H")
    Duration lifetime();
}
