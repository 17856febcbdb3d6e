package touchstone.lead.crm;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.form.TestForms;
import touchstone.lead.lead.TestSales;
import touchstone.lead.upstream.StandIns;
import touchstone.test.Tokens;

/** Against what the makers document of their APIs, played over HTTP. */
@QuarkusTest
class CrmTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final String id = "crm-" + UUID.randomUUID().toString().substring(0, 8);
    private RecordedCrm crm;

    @Inject
    Pool pool;

    @AfterEach
    void end() {
        asks().delete("/crm-connections/{id}", id);
        if (crm != null) crm.close();
    }

    @Test
    void an_accepted_lead_goes_to_hubspot_as_a_contact_and_a_deal_tied_to_each_other() {
        hubspot();
        String email = TestForms.newEmail();
        String lead = TestForms.sent(email);
        crm.expect("push", Map.of("email", email, "lead", lead));
        TestSales.accept(lead);

        await().atMost(PATIENCE).untilAsserted(() -> assertTrue(crm.isDone(), () -> "asked for: " + crm.unexpected));
        await().atMost(PATIENCE).until(() -> links(lead).equals("501 901"));
        assertEquals(List.of(), crm.unexpected);
        asks().get("/crm-connections/{id}/pushes", id).then().statusCode(200).body("items", hasSize(0));

        // Twice is as once: all is asked for by what is unique there.
        crm.expect("push", Map.of("email", email, "lead", lead));
        asks().post("/crm-connections/{id}/pushes", id).then().statusCode(202);
        await().atMost(PATIENCE).until(crm::isDone);
    }

    @Test
    void whoever_is_asked_too_often_is_left_alone_for_as_long_as_they_want() {
        hubspot();
        String email = TestForms.newEmail();
        String lead = TestForms.sent(email);
        crm.expect("push", Map.of("email", email, "lead", lead));
        crm.expect("busy", Map.of("email", email));
        TestSales.accept(lead);

        await().atMost(PATIENCE).untilAsserted(() -> asks().get("/crm-connections/{id}", id).then().body("trouble", equalTo("It wants to be left alone for PT2S.")).body("failures", equalTo(1)));
        await().atMost(PATIENCE).until(() -> links(lead).equals("501 901"));
        await().atMost(PATIENCE).untilAsserted(() -> asks().get("/crm-connections/{id}", id).then().body("trouble", nullValue()).body("failures", equalTo(0)));
        assertEquals(List.of(), crm.unexpected);
    }

    @Test
    void what_is_refused_is_told_without_an_address_and_holds_nothing_else_up() {
        hubspot();
        String refusedEmail = TestForms.newEmail();
        String refused = TestForms.sent(refusedEmail);
        crm.expect("refused", Map.of("email", refusedEmail));
        String email = TestForms.newEmail();
        String lead = TestForms.sent(email);
        crm.expect("push", Map.of("email", email, "lead", lead));
        TestSales.accept(refused);
        TestSales.accept(lead);

        await().atMost(PATIENCE).until(() -> links(lead).equals("501 901"));
        await().atMost(PATIENCE).untilAsserted(() -> asks().get("/crm-connections/{id}/pushes", id).then().body("items.lead", equalTo(List.of(refused))).body("items[0].attempts", equalTo(1))
                .body("items[0].trouble", containsString("It answered 400")).body("items[0].trouble", not(containsString(refusedEmail))));
    }

    @Test
    void of_registered_people_only_what_may_be_exported_leaves() {
        hubspot();
        var request = TestDemoRequests.made();
        TestSales.accept(request.id());
        await().atMost(PATIENCE).untilAsserted(() -> asks().get("/crm-connections/{id}/pushes", id).then().body("items.find { it.lead == '" + request.id() + "' }.trouble", containsString("may not leave")));
        assertFalse(crm.unexpected.stream().anyMatch(asked -> asked.contains(request.prospect().email())), crm.unexpected.toString());

        StandIns.exportable(request.prospect().id(), Map.of("email", "confirmed-" + request.id() + "@fabrikam.test", "familyName", "Confirmed"));
        asks().post("/crm-connections/{id}/pushes", id).then().statusCode(202);
        await().atMost(PATIENCE).until(() -> crm.unexpected.stream().anyMatch(asked -> asked.contains("confirmed-" + request.id())));
        String asked = crm.unexpected.stream().filter(it -> it.contains("confirmed-" + request.id())).findFirst().orElseThrow();
        assertTrue(asked.contains("\"lastname\":\"Confirmed\""), asked);
        assertFalse(asked.contains("firstname") || asked.contains("company"), asked);
    }

    @Test
    void what_was_won_and_lost_in_hubspot_is_so_here() {
        hubspot();
        String won = TestSales.accept(TestForms.sent(TestForms.newEmail()));
        String lost = TestSales.accept(TestForms.sent(TestForms.newEmail()));
        String opportunity = TestSales.asks().body(Map.of("lead", lost)).post("/opportunities").then().statusCode(201).extract().path("id");
        crm.expect("settled", Map.of("lead", won, "other", lost));
        asks().post("/crm-connections/{id}/pulls", id).then().statusCode(202);

        await().atMost(PATIENCE).untilAsserted(() -> TestSales.asks().get("/opportunities/{id}", opportunity).then().body("result", equalTo("LOST")).body("outcome.reason", equalTo("Budget")));
        String made = ofLead(won);
        TestSales.asks().get("/opportunities/{id}", made).then().body("result", equalTo("WON")).body("outcome.amount.amount", equalTo(123450)).body("outcome.amount.currency", equalTo("USD")).body("outcome.on", equalTo("2026-05-20"));

        // What is known already is left as it is.
        String etag = TestSales.asks().get("/opportunities/{id}", made).header("ETag");
        crm.expect("settled", Map.of("lead", won, "other", lost));
        asks().post("/crm-connections/{id}/pulls", id).then().statusCode(202);
        await().atMost(PATIENCE).until(crm::isDone);
        assertEquals(etag, TestSales.asks().get("/opportunities/{id}", made).header("ETag"));
    }

    @Test
    void an_accepted_lead_goes_to_salesforce_by_external_ids_and_an_outcome_comes_back() {
        crm = new RecordedCrm("salesforce");
        crm.expect("nothing", Map.of());
        crm.expect("signIn", Map.of("token", "token-1"));
        connect(Map.of("kind", "SALESFORCE", "address", crm.url(), "client", "consumer-key", "secret", "consumer+secret", "active", true));
        await().atMost(PATIENCE).until(crm::isDone);
        String email = TestForms.newEmail();
        String lead = TestForms.sent(email);
        var names = Map.of("email", email, "lead", lead, "token", "token-1", "person", UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8)).toString());
        crm.expect("push", names);
        TestSales.accept(lead);
        await().atMost(PATIENCE).untilAsserted(() -> assertEquals("0038a00001rBqb8AAC 0068a00001rBqb9AAC", links(lead), () -> "asked for: " + crm.unexpected));
        assertEquals(List.of(), crm.unexpected);

        // The token ends, and it is signed in again; then there were too many requests for a while.
        crm.expect("again", with(names, "token", "token-2"));
        crm.expect("limited", with(names, "token", "token-2"));
        crm.expect("signIn", Map.of("token", "token-2"));
        crm.expect("expired", names);
        asks().post("/crm-connections/{id}/pushes", id).then().statusCode(202);
        await().atMost(PATIENCE).untilAsserted(() -> assertTrue(crm.isDone(), () -> "asked for: " + crm.unexpected));

        crm.expect("settled", Map.of("lead", lead));
        asks().post("/crm-connections/{id}/pulls", id).then().statusCode(202);
        await().atMost(PATIENCE).until(() -> ofLead(lead) != null);
        TestSales.asks().get("/opportunities/{id}", ofLead(lead)).then().body("result", equalTo("WON")).body("outcome.amount.amount", equalTo(9990)).body("outcome.amount.currency", equalTo("EUR"));
    }

    @Test
    void a_connection_is_set_up_by_operators_and_its_secret_stays_sealed() {
        crm = new RecordedCrm("hubspot");
        var settings = new HashMap<String, Object>(Map.of("kind", "HUBSPOT", "address", crm.url(), "secret", "pat-one", "active", false));
        connect(settings).body("settings", nullValue()).body("mapping.deal.stage", equalTo("dealstage")).body("secret", nullValue());
        asks().body(Map.of("id", id, "settings", settings)).post("/crm-connections").then().statusCode(409).body("type", equalTo("/problems/connection-already-exists"));
        assertEquals("0", value("select count(*) from crm_connection where position('pat-one'::bytea in secret) > 0"));

        Map<String, Object> mapping = new HashMap<>(asks().get("/crm-connections/{id}", id).jsonPath().<String, Object>getMap("mapping"));
        mapping.put("fixed", Map.of("pipeline", "default", "hs_priority", "high"));
        settings.put("mapping", mapping);
        settings.remove("secret");
        asks().header("If-Match", "\"0\"").body(settings).put("/crm-connections/{id}", id).then().statusCode(200).header("ETag", "\"1\"").body("mapping.fixed.hs_priority", equalTo("high"));
        asks().header("If-Match", "\"0\"").body(settings).put("/crm-connections/{id}", id).then().statusCode(412);
        asks().body(settings).put("/crm-connections/{id}", id).then().statusCode(428);
        asks().get("/crm-connections").then().body("items.id", hasItem(id));

        for (var flaw : Map.<String, Object>of("kind", "SALESFORCE", "address", "https://api.hubapi.com/crm", "mapping", Map.of("contact", Map.of("email", "e; DROP"), "deal", Map.of("stage", "s"), "stages", Map.of(), "leadField", "l", "currency", "EUR")).entrySet()) {
            var wrong = new HashMap<>(settings);
            wrong.put(flaw.getKey(), flaw.getValue());
            asks().header("If-Match", "\"1\"").body(wrong).put("/crm-connections/{id}", id).then().statusCode(422).body("type", equalTo("/problems/invalid"));
        }
        settings.put("address", "ftp://fabrikam.test");
        asks().header("If-Match", "\"1\"").body(settings).put("/crm-connections/{id}", id).then().statusCode(422).body("type", equalTo("/problems/address-not-allowed"));
        settings.put("address", crm.url());
        asks().body(Map.of("id", "other-" + id, "settings", settings)).post("/crm-connections").then().statusCode(422).body("type", equalTo("/problems/secret-missing"));
        TestSales.asks().get("/crm-connections").then().statusCode(403);
        TestSales.asks().post("/crm-connections/{id}/pulls", id).then().statusCode(403);
        asks().delete("/crm-connections/{id}", id).then().statusCode(204);
        asks().get("/crm-connections/{id}", id).then().statusCode(404).body("type", equalTo("/problems/connection-not-found"));
        asks().post("/crm-connections/{id}/pulls", id).then().statusCode(404);
        asks().get("/crm-connections/{id}/pushes", id).then().statusCode(404);
    }

    private void hubspot() {
        crm = new RecordedCrm("hubspot");
        crm.expect("nothing", Map.of());
        connect(Map.of("kind", "HUBSPOT", "address", crm.url(), "secret", "pat-one", "active", true));
    }

    private ValidatableResponse connect(Map<String, ?> settings) {
        return asks().body(Map.of("id", id, "settings", settings)).post("/crm-connections").then().statusCode(201);
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        var changed = new HashMap<>(values);
        changed.put(name, value);
        return changed;
    }

    private String links(String lead) {
        return value("select coalesce(max(contact || ' ' || deal), '') from crm_link where connection = '" + id + "' and lead = '" + lead + "'");
    }

    private String ofLead(String lead) {
        String found = value("select coalesce(max(id::text), '') from opportunity where lead = '" + lead + "' and result <> 'OPEN'");
        return found.isEmpty() ? null : found;
    }

    private String value(String sql) {
        return String.valueOf(pool.preparedQuery(sql).execute(Tuple.tuple()).await().atMost(PATIENCE).iterator().next().getValue(0));
    }

    private static RequestSpecification asks() {
        return RestAssured.given().auth().oauth2(Tokens.of("operator")).contentType(ContentType.JSON);
    }
}
