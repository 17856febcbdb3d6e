package touchstone.gateway.front;

import java.time.Duration;

/**
 * A path, and all below it, that the front door lets through.
 *
 * @param needsKey    only with a publishable key
 * @param needsCaller only for somebody who is signed in or sends a bearer token; which roles may do what is the service's to say
 * @param isOpen      readable by pages of every origin, since there is nothing of anybody in it
 * @param bodyBytes   longest body of a request
 * @param timeout     from the end of the request to the head of the answer
 */
public record Route(String path, Upstream upstream, boolean needsKey, boolean needsCaller, boolean isOpen, long bodyBytes, Duration timeout) {
    private static final long BODY_BYTES = 1 << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    static Route to(Upstream upstream, String path) {
        return new Route(path, upstream, false, false, false, BODY_BYTES, TIMEOUT);
    }

    Route withKey() {
        return new Route(path, upstream, true, needsCaller, isOpen, bodyBytes, timeout);
    }

    Route signedIn() {
        return new Route(path, upstream, needsKey, true, isOpen, bodyBytes, timeout);
    }

    Route openToAll() {
        return new Route(path, upstream, needsKey, needsCaller, true, bodyBytes, timeout);
    }

    Route taking(long bodyBytes, Duration timeout) {
        return new Route(path, upstream, needsKey, needsCaller, isOpen, bodyBytes, timeout);
    }
}
