package touchstone.lead.upstream;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.test.Tokens;

/** The stand-ins for the registration-service and the catalog-service, and what they are told to know. */
public final class StandIns implements QuarkusTestResourceLifecycleManager {
    private static final StandIn REGISTRATION = new StandIn();
    private static final StandIn CATALOG = new StandIn();
    private static final StandIn GATEWAY = new StandIn();

    private static final List<Map<String, Object>> EXPORTABLE = new ArrayList<>();
    private static final List<Map<String, Object>> SCORABLE = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        REGISTRATION.start();
        CATALOG.start();
        GATEWAY.start();
        REGISTRATION.take("/internal/events");
        REGISTRATION.sayBelow("/internal/wins/", Map.of());
        // Of most people the ledger knows nothing.
        GATEWAY.sayBelow("/internal/interest/", Map.of("items", List.of()));
        changed(List.of(), List.of());
        REGISTRATION.say(null, "/internal/exportable-values", Map.of("items", EXPORTABLE));
        return Map.of("touchstone.registration", REGISTRATION.url(), "touchstone.catalog", CATALOG.url(), "touchstone.gateway", GATEWAY.url(), "touchstone.ledger", GATEWAY.url(),
                "touchstone.links.front", "http://front.test", "touchstone.links.secret", "dGVzdC1vbmx5LXNlY3JldC1vZi0zMi1ieXRlcy4uLi4=",
                // Tests answer at once, and have work of their own.
                "touchstone.challenge.difficulty", "6", "touchstone.challenge.fastest", "0s", "touchstone.score.follow", "1s",
                // Subscribers are this test.
                "touchstone.webhooks.private-addresses", "true");
    }

    @Override
    public void stop() {
        REGISTRATION.stop();
        CATALOG.stop();
        GATEWAY.stop();
    }

    /** Registers a person; the answer is their id as a prospect. */
    public static UUID register(Tokens.Person person, String company) {
        UUID id = UUID.randomUUID();
        var me = new HashMap<String, Object>(Map.of("id", id, "givenName", person.givenName(), "familyName", person.familyName(), "email", person.email()));
        if (company != null) me.put("company", company);
        REGISTRATION.say(person.token(), "/me", me);
        scorable(id, false, company == null ? Map.of("email", person.email()) : Map.of("email", person.email(), "company", company));
        return id;
    }

    /** What the registration-service was told. */
    public static List<String> told() {
        return REGISTRATION.taken("/internal/events");
    }

    /** What the registration-service was told of an opportunity. @param method PUT: it was won, DELETE: it is not any more */
    public static List<String> told(String method, String opportunity) {
        return REGISTRATION.taken(method + " /internal/wins/" + opportunity);
    }

    /** What of a registered person may leave, by attribute; of all others nothing may. */
    public static synchronized void exportable(UUID prospect, Map<String, String> values) {
        EXPORTABLE.removeIf(person -> person.get("id").equals(prospect));
        EXPORTABLE.add(Map.of("id", prospect, "values", values));
        REGISTRATION.say(null, "/internal/exportable-values", Map.of("items", EXPORTABLE));
    }

    /** What of a registered person may be used to score them. */
    public static synchronized void scorable(UUID prospect, boolean restricted, Map<String, String> values) {
        SCORABLE.removeIf(person -> person.get("id").equals(prospect));
        SCORABLE.add(Map.of("id", prospect, "restricted", restricted, "values", values));
        REGISTRATION.say(null, "/internal/scorable-values", Map.of("items", SCORABLE));
    }

    /** Publishes a revision of a product on channel web. */
    public static void publish(String id, String sku, long revision, String locale, String name, Map<String, ?> price) {
        publish(id, sku, revision, locale, name, price, null);
    }

    /** @param gate what its sheet asks for, or null */
    public static void publish(String id, String sku, long revision, String locale, String name, Map<String, ?> price, String gate) {
        var product = new HashMap<String, Object>(Map.of("id", id, "sku", sku, "revision", revision, "channel", "web", "locale", locale,
                "description", "As the catalog says it.", "family", "bikes", "category", "Bikes", "attributes", gate == null ? Map.of("color", "Red") : Map.of("color", "Red", "sheet_gate", gate)));
        if (name != null) product.put("name", name);
        if (price != null) product.put("price", price);
        CATALOG.say(null, "/published-revisions/" + id + "/" + revision + "?channel=web&locale=" + locale, product);
    }

    /** What the ledger knows of a prospect. @param touches as the gateway tells them */
    public static void touched(UUID prospect, List<Map<String, Object>> touches) {
        GATEWAY.say(null, "/timelines/prospects/" + prospect + "?limit=200", Map.of("items", touches));
    }

    /** What the ledger sums up of somebody from now on. @param whose prospects or visitors @param items as the gateway tells them @param halfLife (ISO 8601) */
    public static void interested(String whose, UUID id, String halfLife, List<Map<String, Object>> items) {
        GATEWAY.say(null, "/internal/interest/" + whose + "/" + id + "?halfLife=" + halfLife, Map.of("items", items));
    }

    /** Whose interest the ledger says has changed, to whoever asks next. */
    public static void changed(List<UUID> prospects, List<UUID> visitors) {
        GATEWAY.sayBelow("/internal/interest/changes", Map.of("until", Instant.now().toString(), "prospects", prospects, "visitors", visitors));
    }

    public static void whileGatewayIsDown(Runnable something) {
        GATEWAY.whileDown(something);
    }

    public static void whileRegistrationIsDown(Runnable something) {
        REGISTRATION.whileDown(something);
    }

    public static void whileCatalogIsDown(Runnable something) {
        CATALOG.whileDown(something);
    }

    public static void whileCatalogIsStalled(Runnable something) {
        CATALOG.whileStalled(something);
    }
}
