package touchstone.lead.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

@ConfigMapping(prefix = "touchstone.outbox")
interface OutboxConfig {
    /** How many mails are taken at once. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int batch();

    /** How long the mail server may take over one mail. */
    @WithDefault("10s")
    Duration timeout();

    /** After how long another dispatcher takes over what this one took; longer than the timeout. */
    @WithDefault("1m")
    Duration lease();

    /** How long to wait after the first failure; doubled after each further one. */
    @WithDefault("1s")
    Duration firstRetry();

    /** The longest wait between two attempts. Nothing is given up. */
    @WithDefault("10m")
    Duration longestRetry();
}
