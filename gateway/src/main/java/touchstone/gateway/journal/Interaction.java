package touchstone.gateway.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import touchstone.commons.Touch;

/**
 * One dated touch: what the gateway records of one answer. Never a body, a token, a whole address, or a query value that is not on a list.
 * Its JSON is a frame's payload; the names in it are the columns of the ledger's table.
 *
 * @param id    UUIDv7, also the answer's {@code X-Request-Id}
 * @param at    when the request came
 * @param who   as far as known
 * @param touch as the service told it, null for answers that touched nothing
 */
public record Interaction(UUID id, Instant at, Who who, Touch touch, Request request, Answer answer, Source source) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_TEXT = 400;

    /**
     * @param visitor  null when it may not be kept with the rest
     * @param consent  to measurement, as it stood at that moment
     * @param session  the sign-in session
     * @param identity the subject of the token
     */
    public record Who(UUID visitor, String consent, UUID session, String identity) {}

    /**
     * @param key   the name of the publishable key, not its value
     * @param trace trace id of W3C Trace Context
     */
    public record Request(String method, String route, String key, String channel, String trace) {}

    /**
     * @param micros  until the head of the answer, in microseconds
     * @param bytes   of the body, null if not known before it is sent
     * @param refusal slug of the problem when the gateway itself refused
     */
    public record Answer(int status, long micros, Long bytes, String refusal) {}

    /**
     * @param referrer what kind of place the visitor came from
     * @param site     its host name
     * @param campaign the values of utm parameters, by name without the prefix
     * @param address  the network that the request came from: 24 bits of IPv4, 48 of IPv6
     */
    public record Source(String referrer, String site, Map<String, String> campaign, String address) {}

    public byte[] toJson() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            text(json, "id", id);
            text(json, "at", at);
            text(json, "visitor", who.visitor);
            text(json, "consent", who.consent);
            text(json, "session", who.session);
            text(json, "identity", who.identity);
            if (touch != null) {
                text(json, "prospect", touch.prospect());
                text(json, "verb", touch.verb());
                text(json, "subject", touch.subject());
                if (touch.revision() != null) json.writeNumberField("revision", touch.revision());
                text(json, "locale", touch.locale());
            }
            text(json, "channel", touch != null && touch.channel() != null ? touch.channel() : request.channel);
            text(json, "key", request.key);
            text(json, "route", request.route);
            text(json, "method", request.method);
            json.writeNumberField("status", answer.status);
            json.writeNumberField("micros", answer.micros);
            if (answer.bytes != null) json.writeNumberField("bytes", answer.bytes);
            text(json, "refusal", answer.refusal);
            text(json, "referrer", source.referrer);
            text(json, "site", source.site);
            if (!source.campaign.isEmpty()) {
                json.writeObjectFieldStart("campaign");
                for (var value : source.campaign.entrySet()) text(json, value.getKey(), value.getValue());
                json.writeEndObject();
            }
            text(json, "address", source.address);
            text(json, "trace", request.trace);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void text(JsonGenerator json, String name, Object value) throws IOException {
        if (value != null) json.writeStringField(name, clean(value.toString()));
    }

    /** The ledger must be able to take every frame for good: PostgreSQL knows no U+0000, and no JSON parser half a surrogate pair. */
    static String clean(String text) {
        int fine = 0;
        while (fine < text.length() && fine < LONGEST_TEXT && text.charAt(fine) >= ' ' && text.charAt(fine) < 0x7F) fine++;
        if (fine == text.length()) return text;
        StringBuilder clean = new StringBuilder();
        text.codePoints().limit(LONGEST_TEXT)
                .forEach(c -> clean.appendCodePoint(c < ' ' || c == 0x7F || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? '\uFFFD' : c));
        return clean.toString();
    }
}
