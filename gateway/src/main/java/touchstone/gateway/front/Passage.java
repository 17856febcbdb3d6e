package touchstone.gateway.front;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.function.Supplier;
import touchstone.commons.problem.Problem;

/** One request on its way to a service, and the answer on its way back. Whichever side is slower sets the pace; if one side goes, the other learns it. */
final class Passage {
    private static final int GATHERED_BYTES = 16 * 1024;
    private final Deadlines deadlines;
    private final Exchange x;
    private final HttpServerRequest in;
    private final HttpClientRequest out;
    private final Replies replies;
    private final Breaker breaker;
    private final Duration uploadTime;
    private final Runnable onBroken;
    private Deadlines.Deadline deadline;
    private long bytes;
    private boolean uploaded;
    private boolean done;

    /**
     * @param uploadTime how long the client may take to send a body
     * @param onBroken   what to do when the service's connection breaks before any of a body was sent or an answer came
     */
    Passage(Deadlines deadlines, Exchange x, HttpClientRequest out, Replies replies, Breaker breaker, Duration uploadTime, Runnable onBroken) {
        this.deadlines = deadlines;
        this.x = x;
        this.in = x.request;
        this.out = out;
        this.replies = replies;
        this.breaker = breaker;
        this.uploadTime = uploadTime;
        this.onBroken = onBroken;
    }

    void begin(Onward onward) {
        if (x.response.closed()) {
            left();
            return;
        }
        onward.head(x, out.headers());
        in.exceptionHandler(gone -> left());
        x.response.exceptionHandler(gone -> left()).closeHandler(closed -> {
            if (!x.response.ended()) left();
        });
        out.exceptionHandler(failure -> {}); // the future below tells as well
        out.response().onComplete(from -> replies.guard(x, () -> answer(from)), failure -> broken());
        upload();
    }

    private void upload() {
        if (in.isEnded() || x.isWhole()) {
            uploaded();
            return;
        }
        in.handler(this::chunk).endHandler(end -> uploaded());
        out.drainHandler(ready -> in.resume());
        // Each byte would put off the idle timeout, and the service's connection is taken for so long.
        deadline(uploadTime, () -> out.writeQueueFull() ? Refusals.TOO_SLOW : Refusals.UPLOAD_TOO_SLOW);
        if (x.waitsForContinue()) x.response.writeContinue();
        in.resume();
    }

    private void chunk(Buffer chunk) {
        bytes += chunk.length();
        if (bytes > x.route.bodyBytes()) {
            replies.refuse(x, Refusals.TOO_LARGE);
            abandon();
            return;
        }
        if (bytes == chunk.length() && !out.headers().contains(HttpHeaders.CONTENT_LENGTH)) out.setChunked(true);
        out.write(chunk);
        if (out.writeQueueFull()) in.pause();
    }

    private void uploaded() {
        uploaded = true;
        x.visit.uploaded();
        out.end();
        met();
        if (!x.isSettled()) deadline(x.route.timeout(), () -> Refusals.TOO_SLOW);
    }

    private void deadline(Duration time, Supplier<Problem> refusal) {
        deadline = deadlines.in(time, () -> replies.guard(x, () -> {
            Problem problem = refusal.get();
            if (problem == Refusals.TOO_SLOW) breaker.failed(System.nanoTime());
            replies.refuse(x, problem);
            abandon();
        }));
    }

    private void met() {
        if (deadline != null) deadline.met();
        deadline = null;
    }

    private void answer(HttpClientResponse from) {
        breaker.answered();
        if (x.isSettled()) {
            met();
            out.reset();
            return;
        }
        if (hasBody(from) && isShort(from)) {
            gather(from);
            return;
        }
        met();
        x.settle();
        from.pause().exceptionHandler(failure -> {}); // until there is somewhere to pass it on to
        replies.relay(x, from, mayLeave -> {
            if (!mayLeave || x.response.closed()) out.reset();
            else if (!hasBody(from)) end(from);
            else download(from);
        });
    }

    private static boolean isShort(HttpClientResponse from) {
        String length = from.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.length() < 6 && Integer.parseInt(length) <= GATHERED_BYTES;
    }

    /** What is short is passed on in one piece, head and all, once it is whole: each piece costs a call of the operating system, and each wait a turn of the event loop. */
    private void gather(HttpClientResponse from) {
        from.body().onComplete(body -> replies.guard(x, () -> gathered(from, body)), broken -> broken());
    }

    private void gathered(HttpClientResponse from, Buffer body) {
        met();
        if (!x.settle()) return;
        replies.relay(x, from, mayLeave -> {
            if (mayLeave && !x.response.closed()) x.response.end(body).onComplete(sent -> sent(), this::torn);
            else if (!uploaded) out.reset();
        });
    }

    private void download(HttpClientResponse from) {
        if (!endsWithConnection() && !x.response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            x.response.setChunked(true);
            x.response.writeHead(); // a stream of events may begin long before its first one
            String type = x.response.headers().get(HttpHeaders.CONTENT_TYPE);
            if (type != null && type.startsWith("text/event-stream")) x.visit.endless();
        }
        // A half answer must not look like a whole one.
        from.pipe().endOnFailure(false).to(x.response).onSuccess(all -> sent()).onFailure(this::torn);
    }

    private void sent() {
        finish();
        if (endsWithConnection()) in.connection().close();
    }

    private void torn(Throwable failure) {
        out.reset();
        x.response.reset();
    }

    private boolean endsWithConnection() {
        return in.version() == HttpVersion.HTTP_1_0;
    }

    private void end(HttpClientResponse from) {
        from.resume();
        x.response.end();
        finish();
    }

    private void finish() {
        done = true;
        // What the client still sends goes nowhere: without an end of its own the request would hold its connection for ever.
        if (!in.isEnded()) out.reset();
        replies.letGo(x);
    }

    private boolean hasBody(HttpClientResponse from) {
        int status = from.statusCode();
        return in.method() != HttpMethod.HEAD && status != 204 && status != 304;
    }

    private void broken() {
        met();
        if (x.isSettled()) return;
        if (bytes == 0) onBroken.run();
        else {
            breaker.failed(System.nanoTime());
            replies.refuse(x, Refusals.BROKEN_ANSWER);
        }
    }

    /** The client has gone, which is recorded. What it asked to be done may be done by now: then the answer is waited for, and recorded instead. */
    private void left() {
        if (x.isWrite() && uploaded && !x.isSettled()) return;
        replies.gone(x);
        abandon();
    }

    /** The client has gone, or has got another answer: the service need not go on. */
    private void abandon() {
        if (done) return;
        x.settle();
        met();
        out.reset();
    }
}
