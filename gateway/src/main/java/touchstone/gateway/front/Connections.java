package touchstone.gateway.front;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * The connections of one event loop, and what is on its way over them. One that has nothing to answer may wait only so long for the whole head of a request: whoever
 * sends a byte now and then would otherwise hold it for ever. While we drain, each answer is the last of its connection.
 */
final class Connections {
    static final long SWEEP_MILLIS = 500;
    private final long firstHead;
    private final long nextHead;
    private final Map<HttpConnection, Waiting> open = new HashMap<>();
    private final Promise<Void> drained = Promise.promise();
    private int inFlight;
    private boolean draining;

    private static final class Waiting {
        int requests;
        long until;
    }

    /** One request on its way. */
    final class Visit {
        private final Waiting waiting;
        private boolean counted = true;

        private Visit(Waiting waiting) {
            this.waiting = waiting;
        }

        /** Its answer has no end of its own, so that nobody waits for it. */
        void endless() {
            if (counted) inFlight--;
            counted = false;
            settle();
        }

        private void left() {
            if (counted) inFlight--;
            if (waiting != null) {
                waiting.requests--;
                waiting.until = System.nanoTime() + nextHead;
            }
            settle();
        }
    }

    /** @param first how long a new connection may take to its first request @param next how long it may take from an answer to the next */
    Connections(Duration first, Duration next) {
        firstHead = first.toNanos();
        nextHead = next.toNanos();
    }

    void opened(HttpConnection connection) {
        Waiting waiting = new Waiting();
        waiting.until = System.nanoTime() + firstHead;
        open.put(connection, waiting);
        connection.closeHandler(closed -> open.remove(connection));
    }

    Visit entered(HttpServerRequest request) {
        inFlight++;
        Waiting waiting = open.get(request.connection());
        if (waiting != null) waiting.requests++;
        if (draining) lastOne(request);
        Visit visit = new Visit(waiting);
        request.response().endHandler(end -> visit.left());
        return visit;
    }

    private void settle() {
        if (draining && inFlight == 0) drained.tryComplete();
    }

    /** Closes those that have waited too long. */
    void sweep(long now) {
        // Closing one takes it out of the map.
        for (var entry : new ArrayList<>(open.entrySet())) {
            Waiting waiting = entry.getValue();
            if (waiting.requests == 0 && waiting.until - now < 0) entry.getKey().close();
        }
    }

    /** Completes when nothing is on its way any more. */
    Future<Void> drain() {
        draining = true;
        settle();
        return drained.future();
    }

    private static void lastOne(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) request.connection().shutdown();
        else request.response().putHeader("Connection", "close");
    }
}
