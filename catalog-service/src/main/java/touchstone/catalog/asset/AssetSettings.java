package touchstone.catalog.asset;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What files are taken in, and how long what is no longer needed stays. */
@ConfigMapping(prefix = "touchstone.assets")
interface AssetSettings {
    /** The most bytes of a file; the limit of the front door and {@code quarkus.http.limits.max-body-size} hold as well. */
    @WithDefault("20M")
    MemorySize maxSize();

    /** The most pixels of a picture: a few bytes can ask for gigabytes of them. */
    @WithDefault("25000000")
    long maxPixels();

    /** How many pictures are looked at at once; each takes up to some 150 MB while that lasts. */
    @WithDefault("1")
    int atOnce();

    /** How often to look for what can be cleaned away; stands in the properties of the service. */
    Duration cleanEvery();

    /** How long an asset that was deleted, or an upload that was cut short, stays before its bytes go. */
    @WithDefault("1h")
    Duration grace();
}
