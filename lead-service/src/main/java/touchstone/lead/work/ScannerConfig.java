package touchstone.lead.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** A virus scanner that speaks the protocol of ClamAV's daemon over TCP. */
@ConfigMapping(prefix = "touchstone.scanner")
interface ScannerConfig {
    /** {@code host:port} of it. Without one only the test file of virus scanners is stopped. */
    Optional<String> address();

    /** How long it may take over one file. */
    @WithDefault("30s")
    Duration timeout();
}
