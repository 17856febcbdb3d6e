package touchstone.lead.erasure;

import io.smallrye.config.ConfigMapping;

/** Events that the registration-service sends. */
@ConfigMapping(prefix = "touchstone.events")
interface EventsConfig {
    /** What it signs them with: {@code whsec_} and a key in base64. */
    String secret();
}
