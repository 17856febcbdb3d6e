package touchstone.local.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a process does its work, never on what it logs. */
public final class Readiness {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();

    private Readiness() {}

    /** @throws NotReady if the server ends first, or time is up */
    public static void await(Running server, Duration limit, BooleanSupplier ready) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!server.handle().isAlive()) throw new NotReady(server.name() + " ended while it was starting: see " + server.log());
            if (System.nanoTime() > deadline) throw new NotReady(server.name() + " was not ready after " + limit.toSeconds() + " seconds: see " + server.log());
            pause();
        }
    }

    /** Whether a GET of that address answers 200. */
    public static boolean ok(URI address) {
        try {
            var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting for " + address, e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
