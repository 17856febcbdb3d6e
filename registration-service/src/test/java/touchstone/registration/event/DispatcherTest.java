package touchstone.registration.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static touchstone.registration.TestCalls.await;
import static touchstone.registration.TestDatabase.rows;
import static touchstone.registration.TestDatabase.update;

import com.github.f4b6a3.uuid.UuidCreator;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DispatcherTest {
    @Inject
    Dispatcher dispatcher;
    @Inject
    Scheduler scheduler;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final String subscriber = "s-" + UUID.randomUUID();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            taken.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void hangUp() {
        server.stop(0);
    }

    @Test
    void each_subscriber_has_a_job_of_its_own_and_gets_what_waits_for_it() {
        String other = "other-" + subscriber;
        waiting(other, "prospect/" + UUID.randomUUID(), "before");
        waiting(subscriber, "prospect/" + UUID.randomUUID(), "mine");

        await(() -> dispatcher.dispatch(subscriber, listening()));

        assertEquals(List.of("mine"), taken);
        assertEquals(List.of("0"), rows("select attempts from outbox_event where subscriber = ?", other));
        assertNotNull(scheduler.getScheduledJob(Dispatcher.job("lead")));
    }

    @Test
    void all_that_waits_goes_out_in_one_go_and_what_is_about_one_subject_in_its_order() {
        String subject = "prospect/" + UUID.randomUUID();
        List<String> bodies = IntStream.range(0, 3).mapToObj(String::valueOf).toList();
        bodies.forEach(body -> waiting(subscriber, subject, body));
        IntStream.range(0, 22).forEach(i -> waiting(subscriber, "prospect/" + UUID.randomUUID(), "other"));

        await(() -> dispatcher.dispatch(subscriber, listening()));

        assertEquals(bodies, taken.stream().filter(bodies::contains).toList());
        assertEquals(25, taken.size());
    }

    private static void waiting(String subscriber, String subject, String body) {
        update("insert into outbox_event (id, subscriber, subject, body, created_at, due_at) values (?, ?, ?, ?, now(), now() - interval '1 minute')",
                UuidCreator.getTimeOrderedEpoch(), subscriber, subject, body);
    }

    private SubscriberConfig.Subscriber listening() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
        return new SubscriberConfig.Subscriber() {
            @Override
            public URI url() {
                return url;
            }

            @Override
            public String secret() {
                return "whsec_c2VjcmV0IG9mIGEgc3Vic2NyaWJlcg==";
            }
        };
    }
}
