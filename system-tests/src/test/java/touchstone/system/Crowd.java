package touchstone.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Clients that ask without a pause, whatever becomes of the gateway, and remember what was answered. Events that were not answered they send again, as browsers do. */
final class Crowd implements AutoCloseable {
    private static final List<String> PATHS = List.of("/providers", "/nowhere", "/providers/slow", "/providers");
    private final URI front;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final ExecutorService threads;
    private final List<Future<?>> clients = new ArrayList<>();
    private final Queue<String> answered = new ConcurrentLinkedQueue<>();
    private final Queue<String> stored = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean ending;

    Crowd(URI front, int size) {
        this.front = front;
        threads = Executors.newFixedThreadPool(size);
        for (int i = 0; i < size; i++) clients.add(threads.submit(this::ask));
    }

    private void ask() {
        for (int i = 0; !ending; i++) {
            if (i % 5 == 4) report();
            else send(HttpRequest.newBuilder(front.resolve(PATHS.get(i % PATHS.size()))));
        }
    }

    /** Until it is answered, or there is nobody any more to answer. */
    private void report() {
        String event = "fault-" + UUID.randomUUID();
        String body = "{\"type\":\"track\",\"event\":\"" + event + "\",\"messageId\":\"" + event + "\"}";
        while (!ending) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(front.resolve("/v1/track")).header("Touchstone-Key", LoneGateway.KEY).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
            if (answer == null || answer.statusCode() != 200) continue;
            stored.add(event);
            return;
        }
    }

    /** @return null where there was no answer */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            // What the full disk cannot record is answered as that, and by policy in no journal.
            if (answer.statusCode() == 503 && answer.body().contains("not-recorded")) refused.incrementAndGet();
            else answered.add(answer.headers().firstValue("X-Request-Id").orElseThrow());
            return answer;
        } catch (IOException gone) {
            // Whoever has no answer has no claim either.
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int answers() {
        return answered.size();
    }

    int refusals() {
        return refused.get();
    }

    /** Waits until so many more were answered. */
    void askOn(int more) {
        int enough = answers() + more;
        Await.until(Duration.ofMinutes(2), this::answers, now -> now >= enough);
    }

    /** The ids of all answers. */
    Queue<String> answered() {
        return answered;
    }

    /** The events that were answered as stored. */
    Queue<String> stored() {
        return stored;
    }

    /** Returns when the last answer is there. */
    @Override
    public void close() throws Exception {
        ending = true;
        for (Future<?> client : clients) client.get(2, TimeUnit.MINUTES);
        threads.shutdown();
    }
}
