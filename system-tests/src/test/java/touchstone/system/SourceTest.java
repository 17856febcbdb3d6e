package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.local.Stack;

/** A request tells sales where whoever sent it came from, long before they sent it. */
class SourceTest {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @Test
    void a_lead_keeps_where_its_visitor_first_and_last_came_from() throws Exception {
        Stack stack = RunningSystem.stack();
        Caller.Answer shared = Caller.visitor().post("/shares", Map.of("network", "linkedin"), Map.of()).must(200);
        Visit visit = new Visit().consentToMeasurement();
        Caller visitor = visit.caller.with("User-Agent", FIREFOX);
        visitor.text("/shop/?share=" + shared.body().path("token").asText());
        visitor.text("/shop/?utm_source=newsletter&utm_medium=email&utm_campaign=spring");
        JsonNode form = visitor.get("/forms/contact").must(200).body();
        String token = form.at("/challenge/token").asText();
        // Which waits for the ledger.
        LosslessTest.proof(stack);

        Map<String, Object> submission = Map.of("version", form.path("version").asInt(),
                "answers", Map.of("name", "One Visitor", "email", "visitor-" + UUID.randomUUID() + "@fabrikam.test", "message", "Where do I come from?"),
                "proof", Map.of("token", token, "nonce", LeadJourneyTest.nonce(token, form.at("/challenge/difficulty").asInt())));
        JsonNode taken = visitor.post("/forms/contact/submissions", submission, Map.of("Idempotency-Key", UUID.randomUUID().toString())).must(201).body();

        JsonNode source = Caller.staff("sales").get("/leads/" + taken.path("id").asText()).must(200).body().path("source");
        assertEquals(List.of("share/linkedin", "mail/newsletter", "spring", shared.header("X-Request-Id")),
                List.of(source.path("first").asText(), source.path("last").asText(), source.path("campaign").asText(), source.path("share").asText()));
    }
}
