package touchstone.catalog.storefront;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** The read index of this instance. */
@ConfigMapping(prefix = "touchstone.read-index")
interface ReadIndexConfig {
    /** The folder it is kept in, of this instance alone. What is in it can be thrown away: it is then made again from the database. */
    @WithDefault(".touchstone/catalog-index")
    Path folder();

    /** How often to ask for what other instances have published. */
    @WithDefault("PT0.25S")
    Duration follow();

    /** How often to write to disk what has come in: a start has to read again what came later. */
    @WithDefault("PT10S")
    Duration keep();
}
