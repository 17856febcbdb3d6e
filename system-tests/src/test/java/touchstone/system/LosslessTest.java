package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import touchstone.local.Service;
import touchstone.local.Stack;

/** Every answer that left the front door is in the ledger, once, whatever was killed meanwhile. */
class LosslessTest {
    private static final int CLIENTS = 8;
    private static final int ANSWERS_BEFORE_THE_KILL = 300;

    @Test
    void every_request_that_was_answered_before_the_gateway_was_killed_is_recorded() throws Exception {
        Stack stack = RunningSystem.stack();
        Queue<String> answered = new ConcurrentLinkedQueue<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        var running = new ArrayList<Future<?>>();
        for (int i = 0; i < CLIENTS; i++) running.add(clients.submit(() -> askUntilNobodyAnswers(stack.front(), answered)));

        Await.until(Duration.ofSeconds(60), answered::size, count -> count >= ANSWERS_BEFORE_THE_KILL);
        stack.part("gateway").kill();
        for (Future<?> client : running) client.get(60, TimeUnit.SECONDS);
        clients.shutdown();
        stack.part("gateway").start();

        JsonNode proof = proof(stack);
        assertEquals(0, proof.path("missing").asLong(), proof::toString);
        assertEquals(0, proof.path("duplicate").asLong(), proof::toString);
        Map<String, Integer> recorded = recorded(stack);
        List<String> lost = answered.stream().filter(id -> recorded.getOrDefault(id, 0) != 1).toList();
        assertTrue(lost.isEmpty(), () -> lost.size() + " of " + answered.size() + " answered requests are not in the ledger exactly once, such as " + lost.get(0));
    }

    @Test
    void the_number_of_answers_is_the_number_of_recorded_interactions() throws Exception {
        Stack stack = RunningSystem.stack();
        long before = recorded(stack).size();
        long alreadyGiven = proof(stack).path("recorded").asLong();
        for (int i = 0; i < 25; i++) {
            Caller.visitor().get("/storefront/products?limit=1").must(200);
            Caller.visitor().get("/storefront/products/unknown").must(404);
            Caller.visitor().get("/leads").must(401);
            Caller.visitor().get("/nowhere").must(404);
        }
        JsonNode proof = proof(stack);
        assertTrue(before <= alreadyGiven);
        assertEquals(alreadyGiven + 100, proof.path("recorded").asLong(), proof::toString);
        assertEquals(0, proof.path("missing").asLong(), proof::toString);
    }

    private static void askUntilNobodyAnswers(String front, Queue<String> answered) {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var request = HttpRequest.newBuilder(URI.create(front + "/storefront/products?limit=1")).header("Touchstone-Key", "pk_demo_web").timeout(Duration.ofSeconds(20)).build();
        try {
            while (true) answered.add(http.send(request, BodyHandlers.ofString()).headers().firstValue("X-Request-Id").orElseThrow());
        } catch (IOException killed) {
            // The gateway is gone: whoever has no answer has no claim either.
            assertTrue(answered.size() >= ANSWERS_BEFORE_THE_KILL, killed::toString);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the gateway says of itself, on the port that is not for the public. */
    static JsonNode proof(Stack stack) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(stack.address(Service.GATEWAY) + "/internal/proof")).timeout(Duration.ofSeconds(60)).build();
        return new ObjectMapper().readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    }

    /** How often each interaction is in the ledger, asked of the database itself. */
    private static Map<String, Integer> recorded(Stack stack) throws SQLException {
        var recorded = new HashMap<String, Integer>();
        try (Connection ledger = stack.database(Service.GATEWAY);
             ResultSet rows = ledger.createStatement().executeQuery("select id::text, count(*) from interaction group by id")) {
            while (rows.next()) recorded.put(rows.getString(1), rows.getInt(2));
        }
        return recorded;
    }
}
