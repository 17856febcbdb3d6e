package touchstone.lead.spam;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What a browser has to work for before it may send a form. */
@ConfigMapping(prefix = "touchstone.challenge")
interface ChallengeConfig {
    /** How many bits of a hash are zero: each one more doubles the work. 15 take a phone a good second. */
    @WithDefault("15")
    @Min(0)
    @Max(24)
    int difficulty();

    /** The least time that a person takes to fill a form in. */
    @WithDefault("PT2S")
    Duration fastest();

    /** How long a challenge is good for: somebody may think over what to write. */
    @WithDefault("PT12H")
    Duration lifetime();
}
