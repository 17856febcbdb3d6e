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
import touchstone.gateway.visitor.Consent;
import touchstone.gateway.visitor.Visitors;

/** Makes touches of events. Without consent only what happened is kept, and nothing that the event says beside it. */
@Singleton
public class Reading {
    static final String REJECTED = "touch-rejected";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CAMPAIGN = Set.of("source", "medium", "name", "term", "content");
    private final EventSchemas schemas;
    private final BatchConfig config;
    private final Secret secret;
    private final Visitors visitors;

    public Reading(EventSchemas schemas, BatchConfig config, Secret secret, Visitors visitors) {
        this.schemas = schemas;
        this.config = config;
        this.secret = secret;
        this.visitors = visitors;
    }

    /**
     * @param type   as the path says it; null in a batch
     * @param sentAt of the batch, may be null
     * @param again  what stands for a message id that is absent; null if nothing does
     */
    Interaction read(JsonNode json, String type, Instant sentAt, Sender from, String again) throws Rejected {
        Sender sender = stated(json, from);
        if (isTooLarge(json)) throw new Rejected(": larger than 32 KB");
        Event event = Event.of(json, type);
        String name = event.name();
        String messageId = event.messageId() == null ? again : event.messageId();
        Instant at = event.at(sentAt, sender.received(), config.oldest());
        JsonNode properties = event.properties();
        // A fault names members of what was sent.
        List<String> faults = event.type() == Event.Type.TRACK ? schemas.faults(name, properties).stream().map(fault -> Plain.tellsWho(fault) ? "/properties" : Plain.clean(fault)).toList() : List.of();
        if (!faults.isEmpty()) throw new Rejected(faults);
        Touch touch = new Touch(event.type().verb, event.subject(), null, null, null, null);
        byte[] kept = sender.kept() ? bytes(event.type().tellsWho() ? claims(json, again) : Plain.of(properties)) : null;
        return interaction(at, touch, name, messageId == null ? null : Event.id(sender.scope(), messageId), kept, 200, null, campaign(json), sender);
    }

    /** What is kept of an event that is not taken: why, and with consent what would have been read of it, so that it can be tried again. */
    Interaction rejected(JsonNode json, String type, Instant sentAt, Rejected why, Sender from) {
        Sender sender = stated(json, from);
        ObjectNode kept = JSON.createObjectNode();
        ArrayNode faults = kept.putArray("faults");
        why.faults.forEach(faults::add);
        if (sender.kept() && json.isObject() && !isTooLarge(json)) kept.put("scope", sender.scope()).set("message", message(json, type, sentAt));
        String event = json.path("event").asText("");
        String name = event.isEmpty() || event.length() > 100 || Plain.tellsWho(event) ? null : event;
        return interaction(sender.received(), null, name, null, bytes(kept), 422, REJECTED, Map.of(), sender);
    }

    /** The visitor has a browser, and the server knows what was said there: it states that in each event, as Segment's libraries do. */
    private Sender stated(JsonNode json, Sender sender) {
        JsonNode said = json.at("/context/consent/categoryPreferences/measurement");
        if (!sender.server() || !said.isBoolean()) return sender;
        if (!said.booleanValue()) return sender.about(null, Consent.DECLINED.word(), false);
        String name = json.path("anonymousId").asText("");
        if (name.isEmpty()) name = json.path("userId").asText("");
        return sender.about(name.isEmpty() ? null : visitors.reported(sender.scope(), name), Consent.GRANTED.word(), true);
    }

    private ObjectNode message(JsonNode json, String type, Instant sentAt) {
        String kind = type == null ? json.path("type").asText("") : type;
        ObjectNode message = JSON.createObjectNode().put("type", Plain.tellsWho(kind) ? "" : Plain.clean(kind));
        if (sentAt != null) message.put("sentAt", sentAt.toString());
        for (String name : List.of("messageId", "timestamp", "sentAt")) keep(json, name, message);
        if (kind.equals("identify") || kind.equals("alias")) return message.setAll(claims(json, null));
        for (String name : List.of("event", "name", kind.equals("group") ? "traits" : "properties")) keep(json, name, message);
        ObjectNode context = JSON.createObjectNode();
        keep(json.path("context").path("page"), "path", context.withObjectProperty("page"));
        campaign(json).forEach((name, value) -> context.withObjectProperty("campaign").put(name.equals("campaign") ? "name" : name, Plain.clean(value)));
        return message.set("context", context);
    }

    private static void keep(JsonNode from, String name, ObjectNode to) {
        JsonNode kept = from.hasNonNull(name) ? Plain.of(from.get(name)) : null;
        if (kept != null) to.set(name, kept);
    }

    private static Interaction interaction(Instant at, Touch touch, String event, UUID message, byte[] properties, int status, String refusal, Map<String, String> campaign, Sender sender) {
        return new Interaction(UuidCreator.getTimeOrderedEpochFast(), at, new Interaction.Who(sender.visitor(), sender.consent(), sender.session(), sender.identity()), touch,
                new Interaction.Request("POST", "/v1", sender.key(), sender.channel(), null), new Interaction.Answer(status, 0, null, refusal),
                new Interaction.Source(null, null, campaign, sender.network()), sender.agent(), new Interaction.Message(message, event, sender.received(), properties));
    }

    /** Who somebody says they are links nothing. An address is kept as a key that can be compared, and from which nobody can tell it. */
    private ObjectNode claims(JsonNode json, String again) {
        ObjectNode claims = JSON.createObjectNode();
        for (String name : List.of("userId", "previousId")) {
            String id = json.path(name).asText("");
            if (id.contains("@")) claims.put("emailKey", emailKey(id));
            else if (!id.isEmpty() && id.length() <= 100 && !Plain.tellsWho(id)) claims.put(name, Plain.clean(id));
        }
        // One that was rejected has it instead of the address.
        if (again != null && json.path("emailKey").isTextual()) claims.set("emailKey", json.get("emailKey"));
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
            if (CAMPAIGN.contains(value.getKey()) && !text.isEmpty() && text.length() <= 100 && !text.contains("@") && !Plain.tellsWho(text)) campaign.put(value.getKey().equals("name") ? "campaign" : value.getKey(), text);
        });
        return campaign;
    }

    /** As it would be kept: half a surrogate pair takes more there than where it came from. */
    private static boolean isTooLarge(JsonNode json) {
        return Plain.clean(json.toString()).getBytes(StandardCharsets.UTF_8).length > Event.MOST_BYTES;
    }

    private static byte[] bytes(JsonNode json) {
        try {
            return json.isEmpty() ? null : JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
