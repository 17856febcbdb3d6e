package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.gateway.Eventually.await;
import static touchstone.gateway.front.TestDoor.join;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is on its way when the door is closed. */
class DrainTest extends TestPassage {
    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void what_is_on_its_way_is_finished_before_the_end(HttpClient.Version version) throws Exception {
        AtomicReference<HttpServerResponse> slow = new AtomicReference<>();
        service = request -> slow.set(request.response());
        var versioned = HttpClient.newBuilder().version(version).build();
        var answer = versioned.sendAsync(request("/leads").build(), BodyHandlers.ofString());
        await(() -> slow.get() != null);
        Future<Void> drained = door.door.drain(Duration.ofMinutes(1));
        door.vertx.setTimer(200, later -> slow.get().end("whole"));
        join(drained);
        assertEquals("whole", answer.join().body());
        assertEquals(1, door.interactions().size());
        service = request -> request.response().end("late");
        var late = client.send(request("/leads").build(), BodyHandlers.ofString());
        assertEquals("late", late.body(), "until the door is closed nobody is sent away");
        assertEquals("close", late.headers().firstValue("Connection").orElseThrow());
    }

    @Test
    void a_stream_without_an_end_is_not_waited_for() throws Exception {
        service = request -> request.response().putHeader("Content-Type", "text/event-stream").setChunked(true).write("data: 1\n\n");
        var answer = client.send(request("/leads").build(), BodyHandlers.ofInputStream());
        answer.body().readNBytes(9);
        join(door.door.drain(Duration.ofMinutes(10)));
    }

    @Test
    void draining_ends_when_its_time_is_up() {
        AtomicBoolean reached = new AtomicBoolean();
        service = request -> reached.set(true);
        client.sendAsync(request("/leads").build(), BodyHandlers.ofString());
        await(reached::get);
        join(door.door.drain(Duration.ofMillis(100)));
    }
}
