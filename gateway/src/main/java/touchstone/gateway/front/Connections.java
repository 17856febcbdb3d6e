package touchstone.gateway.front;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
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
    private final Map<Channel, Waiting> accepted = new HashMap<>();
    private final Map<HttpConnection, Waiting> open = new HashMap<>();
    private final Promise<Void> drained = Promise.promise();
    private int inFlight;
    private boolean draining;

    private static final class Waiting {
        /** Null for HTTP/2. */
        final HeadCheck head;
        int requests;
        long until;

        Waiting(HeadCheck head) {
            this.head = head;
        }

        boolean isOver(long now) {
            return requests == 0 && until - now < 0;
        }
    }

    /** One request on its way. */
    final class Visit {
        private final Waiting waiting;
        private boolean counted = true;
        private Runnable upload;

        private Visit(Waiting waiting) {
            this.waiting = waiting;
        }

        /** A body is on its way to us. @param then what to do once it has come, or nobody waits for it any more */
        void uploads(Runnable then) {
            upload = then;
        }

        void uploaded() {
            Runnable then = upload;
            upload = null;
            if (then != null) then.run();
        }

        /** Its answer has no end of its own, so that nobody waits for it. */
        void endless() {
            if (counted) inFlight--;
            counted = false;
            settle();
        }

        private void left() {
            uploaded();
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

    /** A connection is there, of which nothing is known yet. */
    void accepted(Channel channel) {
        // What comes before hands are shaken over TLS, which has a limit of its own, nobody can read.
        if (channel.pipeline().get(SslHandler.class) != null) return;
        accepted.put(channel, waiting(HeadCheck.accepted(channel)));
        channel.closeFuture().addListener(closed -> accepted.remove(channel));
    }

    /** It is known what is spoken on it: with HTTP/1 that is when the first head is there, over TLS before that. */
    void opened(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        accepted.remove(channel);
        open.put(connection, waiting(HeadCheck.opened(channel)));
        connection.closeHandler(closed -> open.remove(connection));
    }

    private Waiting waiting(HeadCheck head) {
        Waiting waiting = new Waiting(head);
        waiting.until = System.nanoTime() + firstHead;
        return waiting;
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

    /** Ends those that have waited too long: whoever has begun to ask is told. */
    void sweep(long now) {
        // Closing one takes it out of its map.
        for (Waiting waiting : new ArrayList<>(accepted.values())) {
            if (waiting.isOver(now)) waiting.head.giveUp();
        }
        for (var entry : new ArrayList<>(open.entrySet())) {
            Waiting waiting = entry.getValue();
            if (!waiting.isOver(now)) continue;
            if (waiting.head != null) waiting.head.giveUp();
            else entry.getKey().close();
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
