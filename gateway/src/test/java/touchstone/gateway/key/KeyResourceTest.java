package touchstone.gateway.key;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static touchstone.gateway.Eventually.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.gateway.Surroundings;
import touchstone.test.Tokens;

@QuarkusTest
class KeyResourceTest {
    private static final String SITE = "https://shop.fabrikam.test";
    @Inject
    Pool pool;
    @Inject
    Keys keys;
    @ConfigProperty(name = "touchstone.front.port")
    int port;

    @BeforeEach
    @AfterEach
    void mend() {
        Surroundings.line().mend();
        await(keys::areRead);
    }

    @Test
    void a_publishable_key_opens_its_channel_to_pages_of_its_sites_at_once() {
        Response created = create("PUBLISHABLE", List.of(SITE));
        created.then().statusCode(201).header("ETag", "\"1\"").header("Cache-Control", "no-store").header("Location", equalTo("/keys/" + id(created)));
        String value = created.path("value");
        assertEquals(true, value.matches("pk_[A-Za-z0-9_-]{43}"), value);

        with(value).header("Origin", SITE).get("/storefront/products").then().statusCode(200).header("Access-Control-Allow-Origin", SITE)
                .body("headers.touchstone-channel", equalTo("web")).body("headers.touchstone-key", nullValue());
        with(value).header("Origin", "https://other.test").get("/storefront/products").then().statusCode(403);
        given().port(port).header("Origin", SITE).header("Access-Control-Request-Method", "GET").options("/storefront/products").then().header("Access-Control-Allow-Origin", SITE);
        operator().get("/keys/{id}", id(created)).then().statusCode(200).body("value", equalTo(value));
    }

    @Test
    void a_secret_key_is_for_servers_shown_once_and_stored_nowhere() {
        Response created = create("SECRET", null);
        String value = created.path("value");

        with(value).get("/storefront/products").then().statusCode(200).body("headers.touchstone-channel", equalTo("web")).body("headers.touchstone-key", nullValue());
        with(value).header("Origin", SITE).get("/storefront/products").then().statusCode(403).body("type", equalTo("/problems/secret-key-in-page"));
        operator().get("/keys/{id}", id(created)).then().statusCode(200).body("value", nullValue());
        String row = pool.preparedQuery("select key::text as row from key where id = $1").execute(Tuple.of(UUID.fromString(id(created)))).await().atMost(Duration.ofSeconds(20))
                .iterator().next().getString("row");
        assertFalse(row.contains(value) || row.contains(value.substring(3)));
    }

    @Test
    void a_repeat_creates_nothing_and_gets_the_same_answer() {
        String name = name();
        Map<String, Object> body = Map.of("name", name, "kind", "SECRET", "channel", "web");
        String once = UUID.randomUUID().toString();
        String first = operator().header("Idempotency-Key", once).body(body).post("/keys").then().statusCode(201).extract().path("value");
        operator().header("Idempotency-Key", once).body(body).post("/keys").then().statusCode(201).body("value", equalTo(first));
        operator().header("Idempotency-Key", once).body(Map.of("name", name(), "kind", "SECRET", "channel", "web")).post("/keys").then().statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        operator().body(body).post("/keys").then().statusCode(409).body("type", equalTo("/problems/key-name-taken"));
    }

    @Test
    void a_revoked_key_opens_nothing_and_stays_in_the_list() {
        Response created = create("PUBLISHABLE", List.of());
        operator().delete("/keys/{id}", id(created)).then().statusCode(428);
        operator().header("If-Match", "\"7\"").delete("/keys/{id}", id(created)).then().statusCode(412).body("type", equalTo("/problems/revision-outdated"));
        operator().header("If-Match", "\"1\"").delete("/keys/{id}", id(created)).then().statusCode(204);

        with(created.path("value")).get("/storefront/products").then().statusCode(401).body("type", equalTo("/problems/publishable-key-unknown"));
        operator().header("If-Match", "\"2\"").delete("/keys/{id}", id(created)).then().statusCode(409).body("type", equalTo("/problems/key-revoked"));
        operator().body(Map.of()).post("/keys/{id}/rotations", id(created)).then().statusCode(409);
        operator().get("/keys/{id}", id(created)).then().statusCode(200).body("revokedAt", notNullValue());
    }

    @Test
    void a_rotated_key_is_good_in_both_forms_for_a_while() {
        Response created = create("SECRET", null);
        String before = created.path("value");
        String once = UUID.randomUUID().toString();
        Response rotated = operator().header("Idempotency-Key", once).body(Map.of("overlapHours", 1)).post("/keys/{id}/rotations", id(created));
        rotated.then().statusCode(201).header("ETag", "\"2\"").body("formerUntil", notNullValue());
        String after = rotated.path("value");
        assertNotEquals(before, after);
        for (String value : List.of(before, after)) with(value).get("/storefront/products").then().statusCode(200);
        operator().header("Idempotency-Key", once).body(Map.of("overlapHours", 1)).post("/keys/{id}/rotations", id(created)).then().statusCode(201).header("ETag", "\"2\"").body("value", equalTo(after));

        String last = operator().body(Map.of("overlapHours", 0)).post("/keys/{id}/rotations", id(created)).then().statusCode(201).extract().path("value");
        for (String value : List.of(before, after)) with(value).get("/storefront/products").then().statusCode(401);
        with(last).get("/storefront/products").then().statusCode(200);
    }

    @Test
    void another_site_is_let_in_by_a_change() {
        Response created = create("PUBLISHABLE", List.of());
        String name = name();
        operator().header("If-Match", "\"1\"").body(Map.of("origins", List.of(SITE), "name", name)).patch("/keys/{id}", id(created)).then().statusCode(200).header("ETag", "\"2\"")
                .body("origins", hasItem(SITE)).body("name", equalTo(name));
        with(created.path("value")).header("Origin", SITE).get("/storefront/products").then().statusCode(200);
        operator().header("If-Match", "\"1\"").body(Map.of("name", name())).patch("/keys/{id}", id(created)).then().statusCode(412);
        operator().body(Map.of("name", name())).patch("/keys/{id}", id(created)).then().statusCode(428).body("type", equalTo("/problems/if-match-required"));
        Response secret = create("SECRET", null);
        operator().header("If-Match", "\"1\"").body(Map.of("origins", List.of(SITE))).patch("/keys/{id}", id(secret)).then().statusCode(422)
                .body("type", equalTo("/problems/origins-of-secret-key"));
    }

    @Test
    void when_a_key_was_used_is_noted() {
        Response created = create("PUBLISHABLE", List.of());
        operator().get("/keys/{id}", id(created)).then().body("usedAt", nullValue());
        with(created.path("value")).get("/storefront/products").then().statusCode(200);
        await(() -> operator().get("/keys/{id}", id(created)).path("usedAt") != null);
    }

    @Test
    void known_keys_go_on_while_the_database_is_away() {
        Response created = create("PUBLISHABLE", List.of());
        Surroundings.line().cut();
        with(created.path("value")).get("/storefront/products").then().statusCode(200);
        with("pk_unknown").get("/storefront/products").then().statusCode(401);
        operator().body(Map.of("name", name(), "kind", "SECRET", "channel", "web")).post("/keys").then().statusCode(503).body("type", equalTo("/problems/keys-unreachable"));
    }

    @Test
    void one_that_is_not_found_before_the_database_was_read_may_still_be_good() {
        Keys fresh = new Keys(Map::of);
        assertFalse(fresh.areRead());
        assertEquals(null, fresh.find("pk_any", Clock.systemUTC().instant()));
    }

    @Test
    void a_list_comes_in_pages() {
        List<String> made = List.of(id(create("SECRET", null)), id(create("SECRET", null)));
        Response page = operator().queryParam("limit", 1).get("/keys");
        page.then().statusCode(200).body("items.size()", equalTo(1)).body("next", notNullValue()).body("items.value", not(hasItem(matchesPattern("sk_.*"))));
        for (String id : made) await(() -> ids().contains(id));
        operator().queryParam("after", "x").get("/keys").then().statusCode(400).body("type", equalTo("/problems/malformed-cursor"));
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (String next = null; ; ) {
            RequestSpecification request = operator().queryParam("limit", 2);
            Response page = (next == null ? request : request.queryParam("after", next)).get("/keys");
            ids.addAll(page.path("items.id"));
            next = page.path("next");
            if (next == null) return ids;
        }
    }

    @Test
    void what_is_no_key_is_refused() {
        for (Map<String, Object> body : List.<Map<String, Object>>of(Map.of(), Map.of("name", "Shop!", "kind", "SECRET", "channel", "web"), Map.of("name", name(), "kind", "SECRET", "channel", "a b"),
                Map.of("name", name(), "kind", "PUBLISHABLE", "channel", "web", "origins", List.of("https://shop.test/path")),
                Map.of("name", name(), "kind", "PUBLISHABLE", "channel", "web", "origins", List.of("*")))) {
            operator().body(body).post("/keys").then().statusCode(422).body("type", equalTo("/problems/invalid"));
        }
        operator().body(Map.of("name", name(), "kind", "SECRET", "channel", "web", "origins", List.of(SITE))).post("/keys").then().statusCode(422)
                .body("type", equalTo("/problems/origins-of-secret-key"));
        operator().body(Map.of("overlapHours", 100_000)).post("/keys/{id}/rotations", id(create("SECRET", null))).then().statusCode(422);
    }

    @Test
    void keys_are_for_operators() {
        UUID id = UUID.randomUUID();
        operator().get("/keys/{id}", id).then().statusCode(404).body("type", equalTo("/problems/key-not-found"));
        given().port(port).get("/keys").then().statusCode(401);
        for (String role : List.of("sales", "steward")) {
            given().port(port).auth().oauth2(Tokens.of(role)).get("/keys").then().statusCode(403);
            given().port(port).auth().oauth2(Tokens.of(role)).contentType("application/json").body(Map.of("name", name(), "kind", "SECRET", "channel", "web")).post("/keys").then().statusCode(403);
        }
    }

    private Response create(String kind, List<String> origins) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name(), "kind", kind, "channel", "web"));
        if (origins != null) body.put("origins", origins);
        return operator().body(body).post("/keys").then().statusCode(201).extract().response();
    }

    private static String id(Response created) {
        return created.path("id");
    }

    private static String name() {
        return "k" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    private RequestSpecification operator() {
        return given().port(port).auth().oauth2(Tokens.of("operator")).contentType("application/json");
    }

    private RequestSpecification with(String key) {
        return given().port(port).header("Touchstone-Key", key);
    }
}
