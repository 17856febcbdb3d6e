package touchstone.gateway.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How long interactions stay in the ledger. Without a word, for ever. */
@ConfigMapping(prefix = "touchstone.retention")
public interface RetentionConfig {
    /** Months whose last day is longer ago are taken off whole. */
    Optional<Duration> months();

    /** Whether the table of a month that was taken off is dropped, or left for somebody to put away. */
    @WithDefault("false")
    boolean drop();

    /** By verb; {@code none} for what touched nothing in particular. They are deleted one by one, before their month is. */
    Map<String, Duration> kinds();
}
