package touchstone.catalog.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How files are taken in that nobody waits for. */
@ConfigMapping(prefix = "touchstone.imports")
interface ImportConfig {
    /** How often to look whether a file waits, or was left in the middle. */
    @WithDefault("2s")
    Duration lookEvery();

    /** After how long without progress a file counts as left in the middle, and another instance goes on with it. A batch of rows has to fit in. */
    @WithDefault("2m")
    Duration patience();
}
