package touchstone.gateway.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import touchstone.commons.problem.Problem;
import touchstone.gateway.journal.Interaction;
import touchstone.gateway.journal.Recorder;
import touchstone.gateway.journal.Turn;

/** Gives answers, each recorded before its head leaves. */
final class Replies {
    private static final Logger log = Logger.getLogger(Replies.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LINGER_MILLIS = 5_000;

    private final Vertx vertx;
    private final Recorder recorder;
    private final Turn turn;
    private final boolean secure;

    /** To be made on the event loop that it serves. @param secure whether browsers reach us by TLS alone */
    Replies(Vertx vertx, Recorder recorder, boolean secure) {
        this.vertx = vertx;
        this.recorder = recorder;
        this.secure = secure;
        Context loop = vertx.getOrCreateContext();
        turn = recorder.turn(step -> loop.runOnContext(now -> step.run()));
    }

    /** Runs a step of the exchange; if it fails in a way that nobody foresaw, the client still gets an answer, or at least an end. */
    void guard(Exchange x, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException unforeseen) {
            log.errorf(unforeseen, "unforeseen failure at the front door id=%s", x.id);
            if (x.isSettled()) x.response.reset();
            else refuse(x, Refusals.UNFORESEEN);
        }
    }

    void refuse(Exchange x, Problem problem) {
        if (!x.settle()) return;
        Buffer body = problem(x, problem);
        Cors.allow(x);
        record(x, () -> x.interaction(problem.status(), (long) body.length(), null, Refusals.slug(problem)), mayLeave -> send(x, mayLeave, body));
    }

    /** Nobody is there to be answered, but that somebody began this is recorded. */
    void gone(Exchange x) {
        if (!x.settle()) return;
        record(x, () -> x.interaction(Refusals.CLIENT_GONE.status(), 0L, null, Refusals.slug(Refusals.CLIENT_GONE)), mayLeave -> {});
    }

    /** An answer of our own without a body, such as a redirect; its headers are set already. */
    void answer(Exchange x, int status) {
        if (!x.settle()) return;
        x.response.setStatusCode(status);
        common(x);
        record(x, () -> x.interaction(status, 0L, null, null), mayLeave -> send(x, mayLeave, Buffer.buffer()));
    }

    /** Takes over the head of a service's answer. @param then gets whether the answer may leave; otherwise a refusal has left instead */
    void relay(Exchange x, HttpClientResponse from, Consumer<Boolean> then) {
        ServiceAnswer answer = ServiceAnswer.of(x, from);
        x.response.setStatusCode(from.statusCode());
        answer.copyHead(x);
        common(x);
        if (x.response.headers().contains(HttpHeaders.CONTENT_ENCODING)) x.response.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        record(x, () -> x.interaction(from.statusCode(), answer.bytes(), answer.touch(), null), mayLeave -> {
            if (!mayLeave) send(x, false, null);
            then.accept(mayLeave);
        });
    }

    private void common(Exchange x) {
        x.response.putHeader("X-Request-Id", x.id.toString());
        SecurityHeaders.add(x.response.headers(), x.response.getStatusCode(), x.route != null && x.route.isOpen());
        // RFC 6797.
        if (secure) x.response.putHeader("Strict-Transport-Security", "max-age=31536000");
        if (x.standing != null) x.response.putHeader("RateLimit-Policy", x.standing.policy()).putHeader("RateLimit", x.standing.header());
        Cors.allow(x);
    }

    /** From then on the answer is in the journal, or it was decided what becomes of it otherwise. */
    private void record(Exchange x, Supplier<Interaction> interaction, Consumer<Boolean> then) {
        turn.record(interaction, mayLeave -> guard(x, () -> recorded(x, mayLeave, then)));
    }

    private void recorded(Exchange x, boolean mayLeave, Consumer<Boolean> then) {
        if (x.response.closed()) recorder.answered(); // nobody is there to get the head that would be counted
        then.accept(mayLeave);
    }

    private void send(Exchange x, boolean mayLeave, Buffer body) {
        if (!mayLeave) {
            x.response.headers().clear();
            body = problem(x, Refusals.NOT_RECORDED);
        }
        if (x.response.closed()) return;
        if (x.request.method() == HttpMethod.HEAD) {
            x.response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
            x.response.end();
        } else {
            x.response.end(body);
        }
        letGo(x);
    }

    private Buffer problem(Exchange x, Problem problem) {
        MultiMap headers = x.response.headers();
        headers.set(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == 401) headers.set("WWW-Authenticate", "Bearer");
        if (problem == Refusals.TOO_MANY) headers.set(HttpHeaders.RETRY_AFTER, Long.toString(x.standing.retryAfter()));
        if (problem == Refusals.TOO_MANY_UPLOADS || problem.status() == 503) headers.set(HttpHeaders.RETRY_AFTER, Long.toString(x.retryAfter));
        x.response.setStatusCode(problem.status());
        common(x);
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What is left of a body after its answer runs into the void, so that the client comes to read the answer rather than a reset; but not for long.
     */
    void letGo(Exchange x) {
        HttpServerRequest request = x.request;
        if (request.isEnded()) return;
        request.handler(chunk -> {}).endHandler(end -> {}).exceptionHandler(gone -> {}).resume();
        if (request.isEnded()) return;
        // A client that waits for our word to go on will not send the body, and what it sends next would be taken for it.
        long timer = vertx.setTimer(x.waitsForContinue() ? 1 : LINGER_MILLIS, late -> {
            if (request.version() == HttpVersion.HTTP_2) x.response.reset(0);
            else request.connection().close();
        });
        request.endHandler(end -> vertx.cancelTimer(timer)).exceptionHandler(gone -> vertx.cancelTimer(timer));
    }
}
