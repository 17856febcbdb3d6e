package touchstone.gateway.batch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What pages and servers report themselves. */
@ConfigMapping(prefix = "touchstone.batch")
public interface BatchConfig {
    /** A folder of JSON Schemas, one a file; the title of each is the name of the event whose properties it describes. */
    Optional<Path> schemas();

    /** What becomes of an event that no schema describes. */
    @WithDefault("accept")
    Unknown unknownEvents();

    /** What happened longer ago is not taken. */
    @WithDefault("P30D")
    Duration oldest();

    enum Unknown { ACCEPT, REJECT }
}
