package touchstone.gateway.front;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import touchstone.commons.problem.Problem;

/** Carries requests to services and their answers back, as streams. Belongs to one event loop. */
final class Pump {
    private final HttpClient client;
    private final HttpClient uploads;
    private final UpstreamConfig upstreams;
    private final Onward onward;
    private final Replies replies;
    private final FrontConfig config;
    private final Deadlines deadlines;
    private final Map<Upstream, Breaker> breakers = new EnumMap<>(Upstream.class);

    /** @param client for requests without a body @param uploads for those with one */
    Pump(Vertx vertx, HttpClient client, HttpClient uploads, UpstreamConfig upstreams, Onward onward, Replies replies, FrontConfig config) {
        deadlines = new Deadlines(vertx);
        this.client = client;
        this.uploads = uploads;
        this.upstreams = upstreams;
        this.onward = onward;
        this.replies = replies;
        this.config = config;
        for (Upstream each : Upstream.values()) breakers.put(each, new Breaker());
    }

    /** The request must be paused. */
    void forward(Exchange x) {
        long rest = breakers.get(x.route.upstream()).rest(System.nanoTime());
        if (rest == 0) {
            send(x, true);
            return;
        }
        x.retryAfter = TimeUnit.NANOSECONDS.toSeconds(rest) + 1;
        replies.refuse(x, Refusals.UNREACHABLE);
    }

    private void send(Exchange x, boolean maySendAgain) {
        Breaker breaker = breakers.get(x.route.upstream());
        URI upstream = upstreams.of(x.route.upstream());
        String query = x.request.query();
        RequestOptions to = new RequestOptions().setMethod(x.request.method()).setHost(upstream.getHost()).setPort(upstream.getPort())
                .setURI(query == null ? x.path : x.path + "?" + query).setConnectTimeout(x.route.connect().toMillis());
        (x.hasBody() ? uploads : client).request(to).onComplete(out -> new Passage(deadlines, x, out, replies, breaker, uploadTime(x), () -> {
            // An idle connection that the service closed just now: the request never reached it.
            if (maySendAgain && !x.isWrite()) send(x, false);
            else failed(x, breaker, Refusals.BROKEN_ANSWER);
        }).begin(onward), cause -> {
            // One that is being started anew may be there at the second knock.
            if (maySendAgain && x.isIdempotent() && !x.response.closed()) send(x, false);
            else failed(x, breaker, Refusals.UNREACHABLE);
        });
    }

    private void failed(Exchange x, Breaker breaker, Problem problem) {
        breaker.failed(System.nanoTime());
        replies.refuse(x, problem);
    }

    /** What the route takes anyway, and as long as the body takes at the slowest pace. */
    private Duration uploadTime(Exchange x) {
        long bytes = x.announcedBytes() < 0 ? x.route.bodyBytes() : x.announcedBytes();
        return x.route.timeout().plusSeconds(bytes / config.uploadPace());
    }
}
