package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import touchstone.test.Browser;

/** From a form that a visitor fills in to a deal that is won, through the front door, with the mails on the way. */
class LeadJourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LINK = Pattern.compile("/request-status/[A-Za-z0-9_-]{43}");

    @Test
    void from_a_form_to_won() {
        String email = "visitor-" + UUID.randomUUID() + "@fabrikam.test";
        Caller visitor = Caller.visitor().with("Accept-Language", "de");
        assertEquals("Kontakt", visitor.get("/forms/contact").must(200).body().path("title").asText());
        Caller.Answer taken = contacted(visitor, email);
        String lead = taken.body().path("id").asText();

        Matcher link = LINK.matcher(mail(email, "Ihre Anfrage"));
        assertTrue(link.find());
        assertEquals(link.group(), taken.header("Location"));
        Caller prospect = new Caller();
        assertEquals("RECEIVED", prospect.get(link.group()).must(200).body().path("status").asText());

        Caller sales = Caller.staff("sales");
        assertTrue(Governing.texts(sales.get("/leads?status=NEW&limit=200").must(200).body().path("items"), "id").contains(lead));
        Caller.Answer seen = sales.get("/leads/" + lead).must(200);
        sales.put("/leads/" + lead + "/review", Map.of("decision", "ACCEPTED"), Map.of("If-Match", seen.header("ETag"))).must(200);
        assertEquals("ACCEPTED", prospect.get(link.group()).must(200).body().path("status").asText());
        assertFalse(mail(email, "Wir haben Ihre Anfrage angenommen").isEmpty());

        Caller.Answer opened = sales.post("/opportunities", Map.of("lead", lead, "value", Map.of("amount", 250_000, "currency", "EUR"))).must(201);
        String opportunity = "/opportunities/" + opened.body().path("id").asText();
        Caller.Answer moved = sales.put(opportunity + "/stage", Map.of("stage", "negotiation", "reason", "They know it already"), Map.of("If-Match", opened.header("ETag")));
        assertEquals(List.of("EXPECTED_CLOSE", "PRODUCT"), texts(moved.must(409).body().path("missing")));
        Caller.Answer won = sales.put(opportunity + "/outcome", Map.of("result", "WON", "amount", Map.of("amount", 240_000, "currency", "EUR")), Map.of("If-Match", opened.header("ETag"))).must(200);
        assertEquals(240_000, won.body().at("/outcome/amount/amount").asLong());
        assertEquals("WON", sales.get(opportunity).must(200).body().path("result").asText());
    }

    /** Fills in the contact form, as slowly as a person does. */
    static Caller.Answer contacted(Caller visitor, String email) {
        JsonNode form = visitor.get("/forms/contact").must(200).body();
        String token = form.at("/challenge/token").asText();
        Map<String, Object> submission = Map.of("version", form.path("version").asInt(), "answers", Map.of("name", "One Visitor", "email", email, "company", "Fabrikam", "message", "Do you deliver?"),
                "proof", Map.of("token", token, "nonce", nonce(token, form.at("/challenge/difficulty").asInt())));
        Instant typed = Instant.now().plusSeconds(3);
        // A person takes a while to fill it in; who does not is held back.
        Await.until(Duration.ofSeconds(20), Instant::now, now -> now.isAfter(typed));
        return visitor.post("/forms/contact/submissions", submission, Map.of("Idempotency-Key", UUID.randomUUID().toString())).must(201);
    }

    private static String mail(String to, String subject) {
        List<String> texts = Await.until(Duration.ofSeconds(60), () -> mails().filter(mail -> texts(mail.path("to")).contains(to) && mail.path("subject").asText().equals(subject))
                .map(mail -> mail.path("text").asText()).toList(), found -> !found.isEmpty());
        return texts.get(0);
    }

    private static java.util.stream.Stream<JsonNode> mails() {
        try {
            return StreamSupport.stream(JSON.readTree(new Browser().get(RunningSystem.stack().mails() + "/messages").body()).spliterator(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    /** What the page does for the form's challenge. */
    static String nonce(String token, int difficulty) {
        for (int nonce = 0; ; nonce++) {
            byte[] hash = sha256(token + nonce);
            int zeros = 0;
            while ((hash[zeros / 8] >> 7 - zeros % 8 & 1) == 0) zeros++;
            if (zeros >= difficulty) return String.valueOf(nonce);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
