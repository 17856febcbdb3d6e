package touchstone.gateway.front;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The public side. */
@ConfigMapping(prefix = "touchstone.front")
public interface FrontConfig {
    @WithDefault("127.0.0.1")
    String host();

    @WithDefault("8080")
    int port();

    /** How browsers reach the front door, without a slash at its end; by default host and port. */
    Optional<String> url();

    /** Event loops that serve it; by default as many as there are processors. */
    Optional<Integer> instances();

    /** Longest request line, in bytes. */
    @WithDefault("8192")
    int lineBytes();

    /** Longest head of a request without its first line, in bytes. */
    @WithDefault("16384")
    int headerBytes();

    /** How long a new connection may take until the head of its first request is there. */
    @WithDefault("PT15S")
    Duration head();

    /** How long what is on its way may take when we are told to end. */
    @WithDefault("PT10S")
    Duration drain();

    /** A connection on which nothing moves, or no whole head comes, for so long is closed. Longer than any route's timeout. */
    @WithDefault("PT3M")
    Duration idle();

    /** Networks (CIDR) of the proxies before us that are believed in who asks, such as an ingress controller's; nobody else is. */
    Optional<List<String>> proxies();

    /** Connections to one upstream, per event loop. */
    @WithDefault("64")
    int connections();

    /** Slowest pace of an upload, in bytes a second: its deadline is the route's timeout and as long as the body takes at this pace. */
    @WithDefault("65536")
    @Min(1)
    int uploadPace();

    /** Where TLS ends here, and not at a proxy before us; browsers then agree on HTTP/2 with us (ALPN). */
    Optional<Tls> tls();

    /** What we prove with who we are, in PEM. */
    interface Tls {
        /** The certificate, and those above it. */
        Path certificate();

        /** The key, as PKCS #8. */
        Path key();
    }

    default String address() {
        return url().orElseGet(() -> (tls().isPresent() ? "https://" : "http://") + host() + ":" + port());
    }
}
