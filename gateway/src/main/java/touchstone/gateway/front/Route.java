package touchstone.gateway.front;

import java.time.Duration;
import touchstone.gateway.limit.Limits;

/**
 * A path, and all below it, that the front door lets through.
 *
 * @param needsKey    only with a publishable key
 * @param needsCaller only for somebody who is signed in or sends a bearer token; which roles may do what is the service's to say
 * @param limit      what requests are counted as, beside their address and key; null for nothing else
 * @param isOpen      readable by pages of every origin, since there is nothing of anybody in it
 * @param isOfNobody for whoever has the address: who is signed in does not matter, and is not told
 * @param bodyBytes   longest body of a request
 * @param connect     until there is a connection to the service; twice that for what may knock twice
 * @param timeout     from the end of the request to the head of the answer
 */
public record Route(String path, Upstream upstream, boolean needsKey, boolean needsCaller, Limits.Kind limit, boolean isOpen, boolean isOfNobody, long bodyBytes, Duration connect, Duration timeout) {
    private static final long BODY_BYTES = 1 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    static Route to(Upstream upstream, String path) {
        return new Route(path, upstream, false, false, null, false, false, BODY_BYTES, CONNECT, TIMEOUT);
    }

    Route withKey() {
        return new Route(path, upstream, true, needsCaller, limit, isOpen, isOfNobody, bodyBytes, connect, timeout);
    }

    Route signedIn() {
        return new Route(path, upstream, needsKey, true, limit, isOpen, isOfNobody, bodyBytes, connect, timeout);
    }

    Route openToAll() {
        return new Route(path, upstream, needsKey, needsCaller, limit, true, isOfNobody, bodyBytes, connect, timeout);
    }

    Route limited(Limits.Kind limit) {
        return new Route(path, upstream, needsKey, needsCaller, limit, isOpen, isOfNobody, bodyBytes, connect, timeout);
    }

    /** Where clients made for Segment send to: they have the key as the user of Basic authentication, or in the body, and know nothing of our sessions. */
    boolean takesWriteKey() {
        return path.equals("/v1");
    }

    /** Whether the service is told where somebody who writes there came from. */
    boolean tellsSource() {
        return upstream == Upstream.LEAD && limit == Limits.Kind.FORM;
    }

    /** The one cookie of a browser that a service gets, since it has set it itself; null for none. */
    String cookie() {
        return path.equals("/email-sign-in") ? "__Host-touchstone-mailbox" : null;
    }

    /** Signing in is done by reading, all else that is worth a stricter limit by writing. */
    boolean isLimited(boolean write) {
        return limit != null && (write || limit == Limits.Kind.SIGN_IN);
    }

    Route ofNobody() {
        return new Route(path, upstream, needsKey, needsCaller, limit, isOpen, true, bodyBytes, connect, timeout);
    }

    Route connectedWithin(Duration connect) {
        return new Route(path, upstream, needsKey, needsCaller, limit, isOpen, isOfNobody, bodyBytes, connect, timeout);
    }

    Route taking(long bodyBytes, Duration timeout) {
        return new Route(path, upstream, needsKey, needsCaller, limit, isOpen, isOfNobody, bodyBytes, connect, timeout);
    }
}
