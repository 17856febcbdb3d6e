package touchstone.gateway.journal;

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
 * @param message null for what the gateway itself has seen
 */
public record Interaction(UUID id, Instant at, Who who, Touch touch, Request request, Answer answer, Source source, Agent agent, Message message) {
    public Interaction(UUID id, Instant at, Who who, Touch touch, Request request, Answer answer, Source source) {
        this(id, at, who, touch, request, answer, source, Agent.UNKNOWN, null);
    }

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

    /**
     * Who made it, as far as the touch itself tells.
     *
     * @param family  of the client, such as a browser's name, null if unknown
     * @param verdict human, bot or undecided
     * @param reason  null for none
     */
    public record Agent(String family, String verdict, String reason) {
        public static final Agent UNKNOWN = new Agent(null, null, null);
    }

    /**
     * What a page or a server reports itself.
     *
     * @param id         the same for one that is sent again, null if nobody could tell
     * @param event      as the sender calls it, may be null
     * @param received   when it came, while {@code at} is when it happened
     * @param properties JSON, null for none
     */
    public record Message(UUID id, String event, Instant received, byte[] properties) {}

    void writeTo(JsonText json) {
        json.beginObject();
        json.id("id", id);
        json.instant("at", at);
        json.id("visitor", who.visitor);
        json.text("consent", who.consent);
        json.id("session", who.session);
        json.text("identity", who.identity);
        if (touch != null) {
            json.id("prospect", touch.prospect());
            json.text("verb", touch.verb());
            json.text("subject", touch.subject());
            json.number("revision", touch.revision());
            json.text("locale", touch.locale());
        }
        json.text("channel", touch != null && touch.channel() != null ? touch.channel() : request.channel);
        json.text("key", request.key);
        json.text("route", request.route);
        json.text("method", request.method);
        json.number("status", (long) answer.status);
        json.number("micros", answer.micros);
        json.number("bytes", answer.bytes);
        json.text("refusal", answer.refusal);
        json.text("referrer", source.referrer);
        json.text("site", source.site);
        if (!source.campaign.isEmpty()) {
            json.beginObject("campaign");
            source.campaign.forEach(json::text);
            json.endObject();
        }
        json.text("address", source.address);
        json.text("trace", request.trace);
        json.text("client", agent.family);
        json.text("verdict", agent.verdict);
        json.text("reason", agent.reason);
        if (message != null) {
            json.id("message", message.id);
            json.text("event", message.event);
            json.instant("received", message.received);
            json.json("properties", message.properties);
        }
        json.endObject();
    }
}
