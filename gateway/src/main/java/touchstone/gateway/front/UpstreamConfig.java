package touchstone.gateway.front;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Base addresses of the services behind the front door, {@code http://host:port}. */
@ConfigMapping(prefix = "touchstone.upstreams")
public interface UpstreamConfig {
    URI registration();

    URI catalog();

    URI lead();

    /** The gateway's own API and pages, on its internal port. */
    URI gateway();

    default URI of(Upstream upstream) {
        return switch (upstream) {
            case REGISTRATION -> registration();
            case CATALOG -> catalog();
            case LEAD -> lead();
            case GATEWAY -> gateway();
        };
    }
}
