package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What becomes of a lead is told to a system of somebody else, whoever is killed meanwhile; and what a lead is worth is told with its reasons. */
class LeadEventsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<Message> received = new CopyOnWriteArrayList<>();
    private volatile int answer = 204;

    private record Message(String id, String timestamp, String signature, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void each_step_from_a_form_to_won_is_told_once_signed_and_by_ids_alone() throws Exception {
        HttpServer listener = listen();
        try {
            JsonNode webhook = subscribe(listener);
            String email = "visitor-" + UUID.randomUUID() + "@fabrikam.test";
            String lead = LeadJourneyTest.contacted(Caller.visitor(), email).must(201).body().path("id").asText();
            Caller sales = Caller.staff("sales");
            sales.put("/leads/" + lead + "/review", Map.of("decision", "ACCEPTED"), Map.of("If-Match", sales.get("/leads/" + lead).must(200).header("ETag"))).must(200);
            JsonNode score = sales.get("/leads/" + lead + "/score").must(200).body();
            assertTrue(score.path("fit").toString().contains("Address at a company: fabrikam.test"), score::toString);
            Caller.Answer opened = sales.post("/opportunities", Map.of("lead", lead)).must(201);
            sales.put("/opportunities/" + opened.body().path("id").asText() + "/outcome", Map.of("result", "WON", "amount", Map.of("amount", 100, "currency", "EUR")), Map.of("If-Match", opened.header("ETag"))).must(200);

            List<Message> told = told(lead, 4);
            assertEquals(List.of("touchstone.lead.accepted", "touchstone.lead.submitted", "touchstone.opportunity.opened", "touchstone.opportunity.won"), types(told).stream().sorted().toList());
            for (Message message : told) {
                assertFalse(message.body().contains(email) || message.body().contains("Fabrikam"), message.body());
                assertEquals(signature(webhook.path("secret").asText(), message), message.signature());
            }
            Caller.staff("operator").delete("/lead-webhooks/" + webhook.path("id").asText(), Map.of()).must(204);
        } finally {
            listener.stop(0);
        }
    }

    @Test
    void what_was_committed_before_the_service_was_killed_is_told_by_the_next_one_with_the_same_id() throws IOException {
        HttpServer listener = listen();
        try {
            answer = 503;
            JsonNode webhook = subscribe(listener);
            String lead = LeadJourneyTest.contacted(Caller.visitor(), "visitor-" + UUID.randomUUID() + "@fabrikam.test").must(201).body().path("id").asText();
            String id = told(lead, 1).get(0).id();
            RunningSystem.stack().part("lead").kill();
            answer = 204;
            received.clear();
            RunningSystem.stack().part("lead").start();

            assertEquals(id, told(lead, 1).get(0).id());
            String path = "/lead-webhooks/" + webhook.path("id").asText();
            JsonNode attempts = Await.until(PATIENCE, () -> Caller.staff("operator").get(path + "/deliveries").body().path("items"), items -> items.toString().contains("204"));
            assertTrue(attempts.findValuesAsText("event").contains(id), attempts::toString);
            Caller.staff("operator").delete(path, Map.of()).must(204);
        } finally {
            listener.stop(0);
        }
    }

    private HttpServer listen() throws IOException {
        HttpServer listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.setExecutor(Executors.newCachedThreadPool());
        listener.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            received.add(new Message(headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"), headers.getFirst("webhook-signature"), new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        listener.start();
        return listener;
    }

    private static JsonNode subscribe(HttpServer listener) {
        RunningSystem.stack();
        return Caller.staff("operator").post("/lead-webhooks", Map.of("url", "http://127.0.0.1:" + listener.getAddress().getPort() + "/", "contact", "operator@fabrikam.test",
                "types", List.of("touchstone.lead.submitted", "touchstone.lead.accepted", "touchstone.opportunity.opened", "touchstone.opportunity.won"))).must(201).body();
    }

    /** Each once, though it may have come more often. */
    private List<Message> told(String lead, int messages) {
        return Await.until(PATIENCE, () -> received.stream().filter(message -> message.body().contains(lead))
                .filter(distinct(Message::id)).toList(), found -> found.size() >= messages);
    }

    private static <T> Predicate<T> distinct(Function<T, ?> by) {
        Set<Object> seen = new HashSet<>();
        return one -> seen.add(by.apply(one));
    }

    /** As Standard Webhooks prescribe ("Signature scheme"). */
    private static String signature(String secret, Message message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal((message.id() + "." + message.timestamp() + "." + message.body()).getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> types(List<Message> messages) {
        return messages.stream().map(message -> message.json().path("type").asText()).toList();
    }
}
