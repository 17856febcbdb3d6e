package touchstone.gateway.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The live stream of touches. */
@ConfigMapping(prefix = "touchstone.live")
public interface LiveConfig {
    /** How many may watch at the same time. */
    @WithDefault("50")
    @Min(1)
    int watchers();

    /** After so long a stream ends, and whoever still may watch goes on where it ended. */
    @WithDefault("PT15M")
    Duration longest();

    /** How often the ledger is looked at for somebody who watches. */
    @WithDefault("PT1S")
    Duration every();

    /** What keeps a silent connection open. */
    @WithDefault("PT15S")
    Duration heartbeat();
}
