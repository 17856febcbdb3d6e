package touchstone.lead.erasure;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestProducts;
import touchstone.lead.demorequest.TestProspects;
import touchstone.lead.demorequest.TestProspects.TestProspect;
import touchstone.lead.form.TestForms;
import touchstone.lead.lead.TestSales;
import touchstone.lead.team.TestTeams;
import touchstone.test.MailResource;

@QuarkusTest
class ErasureTest {
    @Inject
    DataSource database;

    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void nothing_that_a_person_wrote_or_that_was_written_of_them_is_left_and_what_was_sold_is() throws Exception {
        TestProspect person = TestProspects.registeredAt("Company " + mark);
        var product = TestProducts.published();
        UUID visitor = UUID.randomUUID();
        String lead = person.asks().header("Idempotency-Key", mark).header("Touchstone-Visitor", visitor).body(TestForms.withNewsletter(TestForms.submission(Map.of("message", "I am " + mark), product), true))
                .post("/forms/demo-request/submissions").then().statusCode(201).extract().path("id");
        String before = TestForms.send(TestForms.visitor().header("Touchstone-Visitor", visitor), "contact", TestForms.submission(Map.of("name", mark, "email", person.email(), "message", "Before I was known")))
                .then().statusCode(201).extract().path("id");
        await().atMost(30, SECONDS).until(() -> MailResource.to(person.email()), hasSize(3));
        TestSales.accept(lead);
        TestSales.asks().body(Map.of("text", "Spoke to " + mark)).post("/leads/{lead}/notes", lead).then().statusCode(201);
        TestSales.asks().body(Map.of("title", "Call " + mark, "dueAt", "2030-01-01T10:00:00Z")).post("/leads/{lead}/tasks", lead).then().statusCode(201);
        TestSales.asks().body(Map.of("name", "View " + mark, "query", Map.of("q", person.email()))).post("/saved-views").then().statusCode(201);
        String opportunity = opportunity(lead, Map.of());
        String etag = TestSales.asks().get("/opportunities/{id}", opportunity).header("ETag");
        TestSales.asks().header("If-Match", etag).body(Map.of("result", "WON", "amount", Map.of("amount", 777, "currency", "EUR"))).put("/opportunities/{id}/outcome", opportunity).then().statusCode(200);
        String elsewhere = opportunity(TestSales.accept(TestForms.sent(TestForms.newEmail())), Map.of("contacts", List.of(
                Map.of("name", "One", "email", person.email().toUpperCase(Locale.ROOT), "role", "DECIDES", "inside", true), Map.of("name", "Other", "email", "other@fabrikam.test", "role", "USES", "inside", true))));
        List<String> traces = List.of(mark, person.email(), person.person().familyName() + "\"", person.name(), person.id().toString(), person.person().sub(), visitor.toString());
        assertFalse(tablesWith(person.email()).isEmpty());
        String event = TestEvents.erased(person.id(), List.of(person.person().sub()), List.of());

        for (int i = 0; i < 2; i++) TestEvents.send(event).then().statusCode(204);

        for (String trace : traces) assertEquals(List.of(), tablesWith(trace), trace);
        TestSales.asks().get("/leads/{id}", lead).then().statusCode(200).body("erased", equalTo(true)).body("status", equalTo("ACCEPTED")).body("product.id", equalTo(product.id()))
                .body("contact.email", nullValue()).body("history[-1].reason", equalTo("erased"));
        assertTrue(tablesWith("touchstone.lead.erased", lead).contains("event"), "who keeps a copy is told");
        TestSales.asks().get("/leads/{id}", before).then().body("status", equalTo("WITHDRAWN"));
        TestSales.asks().get("/opportunities/{id}", opportunity).then().body("result", equalTo("WON")).body("outcome.amount.amount", equalTo(777)).body("name", equalTo(product.name())).body("contacts", hasSize(0));
        TestSales.asks().get("/opportunities/{id}", elsewhere).then().body("contacts.name", equalTo(List.of("Other")));
        for (String list : List.of("duplicates", "colleagues")) TestSales.asks().get("/leads/{id}/" + list, lead).then().statusCode(200).body("items", hasSize(0));
        TestSales.asks().get("/lead-exports").then().statusCode(200).body(not(containsString(mark)));
    }

    @Test
    void a_request_that_comes_late_does_not_bring_a_person_back() throws SQLException {
        TestProspect person = TestProspects.registered();
        TestEvents.send(TestEvents.erased(person.id(), List.of(person.person().sub()), List.of())).then().statusCode(204);

        refused(person.asks().body(TestForms.submission(Map.of("message", "Hello"))).post("/forms/contact/submissions"), 409, "erased");
        refused(person.asks().body(TestProducts.published().wanted()).post("/demo-requests"), 409, "erased");
        assertEquals(List.of(), tablesWith(person.email()));
    }

    @Test
    void what_was_written_under_an_address_goes_where_a_provider_vouches_for_it() throws Exception {
        TestProspect person = TestProspects.registered();
        String email = TestForms.newEmail();
        String unknown = TestForms.sent(email);

        TestEvents.send(TestEvents.erased(person.id(), List.of(), List.of())).then().statusCode(204);
        TestSales.asks().get("/leads/{id}", unknown).then().body("erased", nullValue());
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(email.getBytes(StandardCharsets.UTF_8)));
        TestEvents.send(TestEvents.erased(person.id(), List.of(), List.of(hash))).then().statusCode(204);

        TestSales.asks().get("/leads/{id}", unknown).then().body("erased", equalTo(true));
        assertEquals(List.of(), tablesWith(email));
    }

    @Test
    void a_demo_that_was_to_come_is_cancelled_and_its_host_not_told_whose_it_was() throws SQLException {
        String email = TestForms.newEmail();
        Response taken = TestForms.send("contact", TestForms.contact(email));
        String link = URI.create(taken.header("Location")).getPath();
        String lead = TestSales.accept(taken.path("id"));
        String host = "host-" + mark + "@contoso.test";
        TestTeams.operator().body(Map.of("id", "calendar-" + mark, "definition", Map.of("name", "Demo", "place", "here", "minutes", 30, "bufferMinutes", 0, "stepMinutes", 30, "noticeHours", 1, "horizonDays", 30,
                "hosts", List.of(Map.of("id", mark, "name", "Host", "email", host, "hours", TestTeams.always()))))).post("/demo-calendars").then().statusCode(201);
        String start = given().queryParam("calendar", "calendar-" + mark).queryParam("days", 2).get(link + "/slots").then().statusCode(200).extract().path("starts[0]");
        given().contentType("application/json").body(Map.of("calendar", "calendar-" + mark, "start", start.replace("Z", ""), "zone", "UTC")).post(link + "/booking").then().statusCode(201);

        given().redirects().follow(false).post(link + "/erasure").then().statusCode(303).header("Location", endsWith(link));

        var cancelled = await().atMost(30, SECONDS).until(() -> MailResource.to(host).stream().filter(mail -> mail.subject().startsWith("Demo cancelled")).toList(), hasSize(1)).get(0);
        assertTrue(cancelled.calendar().contains("METHOD:CANCEL"), cancelled.calendar());
        assertFalse(cancelled.calendar().contains(email) || cancelled.text().contains("One Visitor"), cancelled.text());
        TestSales.asks().get("/leads/{id}/bookings", lead).then().body("items.state", equalTo(List.of("CANCELLED")));
        assertEquals(List.of(), tablesWith(email));
        assertEquals(List.of(), tablesWith("Do you deliver?", lead));
    }

    @Test
    void whoever_made_a_request_erases_it_by_its_link() {
        String email = TestForms.newEmail();
        Response taken = TestForms.send("contact", TestForms.contact(email));
        String link = URI.create(taken.header("Location")).getPath();

        for (int i = 0; i < 2; i++) given().redirects().follow(false).post(link + "/erasure").then().statusCode(303);

        given().get(link).then().statusCode(200).body("status", equalTo("ERASED")).body("consents", hasSize(0));
        given().accept("text/html").get(link).then().statusCode(200).body(containsString("Erased")).body(not(containsString("<form")));
        refused(TestSales.asks().header("If-Match", "\"1\"").body(Map.of("decision", "ACCEPTED")).put("/leads/{id}/review", taken.<String>path("id")), 409, "lead-already-reviewed");
        refused(given().post("/request-status/{token}/erasure", "A".repeat(43)), 404, "link-not-found");
    }

    @Test
    void an_event_that_is_not_signed_or_not_understood_is_refused_and_one_of_no_concern_is_taken() {
        String event = TestEvents.erased(UUID.randomUUID(), List.of(), List.of());
        refused(TestEvents.send(event, Instant.now(), "v1,bm9uZQ=="), 403, "signature-not-valid");
        refused(given().contentType("application/cloudevents+json").body(event).post("/internal/events"), 403, "signature-not-valid");
        refused(TestEvents.send("{"), 400, "event-not-readable");
        refused(TestEvents.send(TestEvents.event("touchstone.prospect.erased", "{}")), 400, "event-not-readable");
        TestEvents.send(TestEvents.event("touchstone.prospect.merged", "{}")).then().statusCode(204);
    }

    private String opportunity(String lead, Map<String, Object> more) {
        var body = new java.util.HashMap<String, Object>(more);
        body.put("lead", lead);
        return TestSales.asks().body(body).post("/opportunities").then().statusCode(201).extract().path("id");
    }

    /** The tables that have the text in any of their columns. */
    private List<String> tablesWith(String text) throws SQLException {
        return tablesWith(text, "");
    }

    /** @param also what else the same row has */
    private List<String> tablesWith(String text, String also) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (var rows = statement.executeQuery("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1")) {
                while (rows.next()) tables.add(rows.getString(1));
            }
            for (String table : tables) {
                try (var query = connection.prepareStatement("select 1 from \"" + table + "\" t where strpos(t::text, ?) > 0 and strpos(t::text, ?) > 0 limit 1")) {
                    query.setString(1, text);
                    query.setString(2, also);
                    if (query.executeQuery().next()) found.add(table);
                }
            }
        }
        return found;
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
    }
}
