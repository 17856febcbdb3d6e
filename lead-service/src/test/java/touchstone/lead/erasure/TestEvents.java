package touchstone.lead.erasure;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import touchstone.commons.webhook.Secret;

/** Events as the registration-service sends them. */
final class TestEvents {
    private TestEvents() {}

    static String erased(UUID prospect, List<String> subjects, List<String> addresses) {
        return event("touchstone.prospect.erased", "{\"prospect\":\"" + prospect + "\",\"subjects\":" + array(subjects) + ",\"addresses\":" + array(addresses) + "}");
    }

    static String event(String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + UUID.randomUUID() + "\",\"source\":\"/registration\",\"type\":\"" + type + "\",\"data\":" + data + "}";
    }

    static Response send(String event) {
        Instant now = Instant.now();
        return send(event, now, new Secret(ConfigProvider.getConfig().getValue("touchstone.events.secret", String.class)).sign("m", now, event));
    }

    static Response send(String event, Instant at, String signature) {
        return given().contentType("application/cloudevents+json").header("webhook-id", "m").header("webhook-timestamp", at.getEpochSecond()).header("webhook-signature", signature).body(event).post("/internal/events");
    }

    private static String array(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
