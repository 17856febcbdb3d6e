package touchstone.gateway.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import touchstone.commons.Touch;
import touchstone.gateway.cookie.Secret;
import touchstone.gateway.journal.Interaction;

/** Makes touches of events. Without consent only what happened is kept, and nothing that the event says beside it. */
@Singleton
public class Reading {
    static final String REJECTED = "touch-rejected";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CAMPAIGN = Set.of("source", "medium", "name", "term", "content");
    private final EventSchemas schemas;
    private final BatchConfig config;
    private final Secret secret;

    public Reading(EventSchemas schemas, BatchConfig config, Secret secret) {
        this.schemas = schemas;
        this.config = config;
        this.secret = secret;
    }

    /**
     * @param type   as the path says it; null in a batch
     * @param sentAt of the batch, may be null
     * @param again  what stands for a message id that is absent; null if nothing does
     */
    Interaction read(JsonNode json, String type, Instant sentAt, Sender sender, String again) throws Rejected {
        if (isTooLarge(json)) throw new Rejected(": larger than 32 KB");
        Event event = Event.of(json, type);
        String name = event.name();
        String messageId = event.messageId() == null ? again : event.messageId();
        Instant at = event.at(sentAt, sender.received(), config.oldest());
        JsonNode properties = event.properties();
        // A fault names members of what was sent.
        List<String> faults = event.type() == Event.Type.TRACK ? schemas.faults(name, properties).stream().map(Reading::clean).toList() : List.of();
        if (!faults.isEmpty()) throw new Rejected(faults);
        Touch touch = new Touch(event.type().verb, event.subject(), null, null, null, null);
        byte[] kept = sender.kept() ? bytes(event.type() == Event.Type.IDENTIFY || event.type() == Event.Type.ALIAS ? claims(json) : plain(properties)) : null;
        return interaction(at, touch, name, messageId == null ? null : Event.id(sender.key(), messageId), kept, 200, null, campaign(json), sender);
    }

    /** What is kept of an event that is not taken: with consent all of it, so that it can be tried again, otherwise why. */
    Interaction rejected(JsonNode json, String type, Instant sentAt, Rejected why, Sender sender) {
        ObjectNode kept = JSON.createObjectNode();
        ArrayNode faults = kept.putArray("faults");
        why.faults.forEach(faults::add);
        if (sender.kept() && json.isObject() && !isTooLarge(json)) {
            ObjectNode message = (ObjectNode) plain(json);
            if (type != null) message.put("type", type);
            if (sentAt != null && !message.has("sentAt")) message.put("sentAt", sentAt.toString());
            kept.set("message", message);
        }
        String name = json.path("event").isTextual() && json.path("event").textValue().length() <= 100 ? json.path("event").textValue() : null;
        return interaction(sender.received(), null, name, null, bytes(kept), 422, REJECTED, Map.of(), sender);
    }

    private static Interaction interaction(Instant at, Touch touch, String event, UUID message, byte[] properties, int status, String refusal, Map<String, String> campaign, Sender sender) {
        return new Interaction(UuidCreator.getTimeOrderedEpochFast(), at, new Interaction.Who(sender.visitor(), sender.consent(), sender.session(), sender.identity()), touch,
                new Interaction.Request("POST", "/v1", sender.key(), sender.channel(), null), new Interaction.Answer(status, 0, null, refusal),
                new Interaction.Source(null, null, campaign, sender.network()), sender.agent(), new Interaction.Message(message, event, sender.received(), properties));
    }

    /** Who somebody says they are links nothing. An address is kept as a key that can be compared, and from which nobody can tell it. */
    private ObjectNode claims(JsonNode json) {
        ObjectNode claims = JSON.createObjectNode();
        for (String name : List.of("userId", "previousId")) {
            String id = json.path(name).asText("");
            if (id.contains("@")) claims.put("emailKey", emailKey(id));
            else if (!id.isEmpty() && id.length() <= 100) claims.put(name, clean(id));
        }
        String email = json.path("traits").path("email").asText("");
        if (email.contains("@")) claims.put("emailKey", emailKey(email));
        return claims;
    }

    private String emailKey(String email) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.mac("email", email.strip().toLowerCase(Locale.ROOT))).substring(0, 22);
    }

    private static Map<String, String> campaign(JsonNode json) {
        Map<String, String> campaign = new TreeMap<>();
        json.path("context").path("campaign").properties().forEach(value -> {
            String text = value.getValue().asText("");
            if (CAMPAIGN.contains(value.getKey()) && !text.isEmpty() && text.length() <= 100 && !text.contains("@")) campaign.put(value.getKey().equals("name") ? "campaign" : value.getKey(), text);
        });
        return campaign;
    }

    /** Text that every database takes, and addresses of pages without what was asked there: there may be anything in it. */
    private static JsonNode plain(JsonNode json) {
        if (json.isTextual()) {
            String text = clean(json.textValue());
            int query = text.startsWith("http:") || text.startsWith("https:") || text.startsWith("/") ? text.indexOf('?') : -1;
            return JSON.getNodeFactory().textNode(query < 0 ? text : text.substring(0, query));
        }
        if (json.isArray()) {
            ArrayNode plain = JSON.createArrayNode();
            json.forEach(value -> plain.add(plain(value)));
            return plain;
        }
        if (json.isObject()) {
            ObjectNode plain = JSON.createObjectNode();
            json.properties().forEach(value -> {
                if (!value.getKey().equals("search")) plain.set(clean(value.getKey()), plain(value.getValue()));
            });
            return plain;
        }
        return json;
    }

    /** As it would be kept: half a surrogate pair takes more there than where it came from. */
    private static boolean isTooLarge(JsonNode json) {
        return clean(json.toString()).getBytes(StandardCharsets.UTF_8).length > Event.MOST_BYTES;
    }

    private static String clean(String text) {
        if (text.chars().noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) return text;
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '\uFFFD' : c));
        return clean.toString();
    }

    private static byte[] bytes(JsonNode json) {
        try {
            return json.isEmpty() ? null : JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
