package touchstone.lead.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events reach those who subscribed. */
@ConfigMapping(prefix = "touchstone.webhooks")
public interface WebhookConfig {
    /** Whether subscribers may be at addresses of a private network, or of this machine: then whoever may subscribe can make us call our own. */
    @WithDefault("false")
    boolean privateAddresses();

    /** How often to look for something to deliver. */
    @WithDefault("PT0.25S")
    Duration every();

    /** How long a subscriber may take to answer. */
    @WithDefault("PT10S")
    Duration timeout();

    /** How many requests may be under way at once, to all subscribers together. */
    @WithDefault("32")
    int connections();

    /** How long to wait after a first failure; twice as long after each further one. */
    @WithDefault("PT1S")
    Duration firstPause();

    /** The longest wait between two attempts. */
    @WithDefault("PT5M")
    Duration longestPause();

    /** How long something may not be taken before a subscription is disabled. */
    @WithDefault("P3D")
    Duration patience();
}
