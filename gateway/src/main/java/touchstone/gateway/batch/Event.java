package touchstone.gateway.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** One message in the format of Segment's HTTP API (type, messageId, event, properties, timestamp, context), as far as we read it. */
record Event(JsonNode json, Type type) {
    static final int MOST_BYTES = 32 * 1024;
    private static final int LONGEST_NAME = 100;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/-]{1,100}");

    /** Verbs that no service uses: what a page reports never counts as what we have seen ourselves. */
    enum Type {
        TRACK("tracked"), PAGE("viewed-page"), SCREEN("viewed-screen"), IDENTIFY("identified"), GROUP("grouped"), ALIAS("aliased");

        final String verb;

        Type(String verb) {
            this.verb = verb;
        }

        /** Whether it is about who somebody is. */
        boolean tellsWho() {
            return this == IDENTIFY || this == ALIAS;
        }

        static Type of(String word) throws Rejected {
            for (Type type : values()) if (type.name().toLowerCase(Locale.ROOT).equals(word)) return type;
            throw new Rejected("/type: not one of track, page, screen, identify, group, alias");
        }
    }

    /** @param type as the path says it; null in a batch, where the event does */
    static Event of(JsonNode json, String type) throws Rejected {
        if (!json.isObject()) throw new Rejected(": not an object");
        return new Event(json, Type.of(type == null ? json.path("type").asText() : type));
    }

    /** What a track is about, and what a page or screen is called. */
    String name() throws Rejected {
        JsonNode name = type == Type.TRACK ? json.path("event") : type == Type.PAGE || type == Type.SCREEN ? json.path("name") : null;
        if (name == null || type != Type.TRACK && (name.isMissingNode() || name.isNull())) return null;
        if (!name.isTextual() || name.textValue().isBlank() || name.textValue().length() > LONGEST_NAME) throw new Rejected((type == Type.TRACK ? "/event" : "/name") + ": 1 to 100 characters");
        if (Plain.tellsWho(name.textValue())) throw new Rejected((type == Type.TRACK ? "/event" : "/name") + ": the address or number of a person");
        return name.textValue();
    }

    /** As the sender calls it; null if it does not say. */
    String messageId() throws Rejected {
        JsonNode id = json.path("messageId");
        if (id.isMissingNode() || id.isNull()) return null;
        if (!id.isTextual() || id.textValue().isEmpty() || id.textValue().length() > LONGEST_NAME) throw new Rejected("/messageId: 1 to 100 characters");
        return id.textValue();
    }

    /** An id of our own for a sender's (version 8 of RFC 9562). @param scope the key's */
    static UUID id(String scope, String messageId) {
        try {
            ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest((scope + "\n" + messageId).getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong() & ~0xF000L | 0x8000L, hash.getLong() & ~0xC000000000000000L | 0x8000000000000000L);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * When it happened: the sender's time, corrected by how far its clock was off when it sent. Never after it was received.
     *
     * @param sentAt of the batch, null if it does not say
     */
    Instant at(Instant sentAt, Instant received, Duration oldest) throws Rejected {
        Instant said = moment(json, "timestamp");
        if (said == null) return received;
        Instant sent = moment(json, "sentAt");
        if (sent == null) sent = sentAt;
        Instant at = sent == null ? said : said.plus(Duration.between(sent, received));
        if (at.isAfter(received)) return received;
        if (at.isBefore(received.minus(oldest))) throw new Rejected("/timestamp: longer ago than is taken");
        return at;
    }

    static Instant moment(JsonNode json, String name) throws Rejected {
        JsonNode moment = json.path(name);
        if (moment.isMissingNode() || moment.isNull()) return null;
        try {
            Instant instant = OffsetDateTime.parse(moment.asText()).toInstant();
            if (instant.getEpochSecond() < 0 || instant.getEpochSecond() > 253_370_764_800L) throw new Rejected("/" + name + ": not a moment of our time");
            return instant;
        } catch (DateTimeException e) {
            throw new Rejected("/" + name + ": not a moment of RFC 3339");
        }
    }

    JsonNode properties() throws Rejected {
        String name = type == Type.IDENTIFY || type == Type.GROUP ? "traits" : "properties";
        JsonNode properties = json.path(name);
        if (properties.isMissingNode() || properties.isNull()) return JsonNodeFactory.instance.objectNode();
        if (!properties.isObject()) throw new Rejected("/" + name + ": not an object");
        return properties;
    }

    /** A product by Segment's name for its id, otherwise the page. */
    String subject() {
        String product = json.path("properties").path("product_id").asText("");
        if (ID.matcher(product).matches()) return "product/" + product;
        String path = json.path("properties").path("path").asText(json.path("context").path("page").path("path").asText(""));
        return path.startsWith("/") && path.indexOf('?') < 0 && path.indexOf('@') < 0 && !path.contains("%40") ? "page" + path : null;
    }
}
