package touchstone.lead.sheet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Passes for product sheets. */
@ConfigMapping(prefix = "touchstone.sheets")
interface SheetConfig {
    /** What signs passes: the catalog-service's setting of the same name, at least 32 characters. Without one nobody is sent a sheet. */
    Optional<String> passSecret();

    /** How long a pass is good. */
    @WithDefault("P7D")
    Duration passValid();
}
