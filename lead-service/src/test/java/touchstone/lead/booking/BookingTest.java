package touchstone.lead.booking;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import touchstone.lead.form.TestForms;
import touchstone.lead.lead.TestSales;
import touchstone.lead.team.TestTeams;
import touchstone.local.mail.Mail;
import touchstone.test.MailResource;
import touchstone.test.Tokens;

@QuarkusTest
class BookingTest {
    @Inject
    DataSource database;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String calendar = "calendar-" + mark;

    /** A request that is accepted. @param link to its status */
    private record Asked(String lead, String link, String email) {}

    @Test
    void a_demo_is_picked_moved_and_cancelled_and_both_calendars_know() {
        calendar(1);
        Asked asked = accepted();
        List<String> free = free(asked);
        pick(asked, free.get(2)).then().statusCode(201).body("startsAt", equalTo(free.get(2))).body("state", equalTo("BOOKED")).body("host", equalTo("Host 0"));
        assertTrue(!free(asked).contains(free.get(2)));
        refused(pick(asked, free.get(5)), 409, "already-booked");

        move(asked, free.get(5)).then().statusCode(200).body("startsAt", equalTo(free.get(5)));
        assertTrue(free(asked).contains(free.get(2)));
        given().delete(asked.link + "/booking").then().statusCode(204);
        refused(given().delete(asked.link + "/booking"), 404, "booking-not-found");

        List<String> theirs = await().atMost(30, SECONDS).until(() -> calendars(asked.email), hasSize(3));
        List<String> hosts = await().atMost(30, SECONDS).until(() -> calendars("host0-" + mark + "@contoso.test"), hasSize(3));
        assertEquals(1, theirs.stream().map(text -> line(text, "UID:")).distinct().count());
        assertEquals(List.of("SEQUENCE:0", "SEQUENCE:1", "SEQUENCE:2"), theirs.stream().map(text -> line(text, "SEQUENCE:")).sorted().toList());
        assertEquals(List.of("METHOD:CANCEL", "METHOD:REQUEST", "METHOD:REQUEST"), hosts.stream().map(text -> line(text, "METHOD:")).sorted().toList());
    }

    @Test
    void who_takes_their_request_back_frees_the_slot_and_closes_the_opportunity() {
        calendar(1);
        Asked asked = accepted();
        String slot = free(asked).get(2);
        pick(asked, slot).then().statusCode(201);
        String opportunity = TestSales.asks().body(Map.of("lead", asked.lead)).post("/opportunities").then().statusCode(201).extract().path("id");

        given().redirects().follow(false).post(asked.link + "/withdrawal").then().statusCode(303);

        TestSales.asks().get("/leads/{lead}/bookings", asked.lead).then().statusCode(200).body("items.state", equalTo(List.of("CANCELLED")));
        TestSales.asks().get("/opportunities/{id}", opportunity).then().body("result", equalTo("LOST"));
        await().atMost(30, SECONDS).until(() -> calendars("host0-" + mark + "@contoso.test").stream().anyMatch(text -> line(text, "METHOD:").equals("METHOD:CANCEL")));
        assertTrue(free(accepted()).contains(slot));
    }

    @Test
    void no_demo_reaches_into_the_time_when_its_host_is_away() {
        var host = Tokens.ofNew("sales");
        var definition = new HashMap<>(definition(1));
        definition.put("hosts", List.of(Map.of("id", host.sub(), "name", "Host", "email", "host-" + mark + "@contoso.test", "hours", TestTeams.always())));
        TestTeams.operator().body(Map.of("id", calendar, "definition", definition)).post("/demo-calendars").then().statusCode(201);
        Asked asked = accepted();
        String slot = free(asked).get(2);
        // From the middle of the demo on.
        Instant since = Instant.parse(slot).plusSeconds(900);
        given().auth().oauth2(host.token()).contentType(ContentType.JSON).body(Map.of("since", since.toString(), "until", since.plusSeconds(3600).toString())).post("/absences").then().statusCode(201);

        assertTrue(!free(asked).contains(slot));
        refused(pick(asked, slot), 409, "slot-taken");
    }

    @Test
    void of_ten_who_pick_one_slot_of_two_hosts_two_get_it() throws Exception {
        calendar(2);
        List<Asked> asked = IntStream.range(0, 10).mapToObj(i -> accepted()).toList();
        String slot = free(asked.get(0)).get(2);
        var threads = Executors.newFixedThreadPool(10);
        List<Integer> answers = new ArrayList<>();
        try {
            for (Future<Response> answer : threads.invokeAll(asked.stream().<Callable<Response>>map(one -> () -> pick(one, slot)).toList())) answers.add(answer.get().statusCode());
        } finally {
            threads.shutdown();
        }

        assertEquals(2, answers.stream().filter(status -> status == 201).count(), answers.toString());
        assertEquals(8, answers.stream().filter(status -> status == 409).count(), answers.toString());
        assertTrue(!free(asked.get(0)).contains(slot));
    }

    @Test
    void whether_it_was_held_is_said_once_it_began_and_a_no_show_picks_again() throws SQLException {
        calendar(1);
        Asked asked = accepted();
        String id = pick(asked, free(asked).get(2)).path("id");
        refused(settle(id, "\"0\"", "HELD"), 409, "demo-not-over");
        refused(settle(id, "\"7\"", "HELD"), 412, "revision-outdated");
        // As it is once its time has come.
        run("update booking set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour', free_again_at = now() - interval '1 hour' where id = '" + id + "'");

        settle(id, "\"0\"", "NO_SHOW").then().statusCode(200).body("state", equalTo("NO_SHOW")).header("ETag", "\"1\"");

        refused(settle(id, "\"1\"", "HELD"), 409, "booking-settled");
        pick(asked, free(asked).get(2)).then().statusCode(201);
        TestSales.asks().get("/leads/{id}/bookings", asked.lead).then().statusCode(200).body("items.state", equalTo(List.of("NO_SHOW", "BOOKED")));
    }

    @Test
    void sales_cancels_too() {
        calendar(1);
        Asked asked = accepted();
        String id = pick(asked, free(asked).get(2)).path("id");
        refused(TestSales.asks().delete("/bookings/{id}", id), 428, "if-match-required");
        TestSales.asks().header("If-Match", "\"0\"").delete("/bookings/{id}", id).then().statusCode(204);
        refused(TestSales.asks().header("If-Match", "\"1\"").delete("/bookings/{id}", id), 409, "booking-settled");
        refused(TestSales.asks().header("If-Match", "\"1\"").delete("/bookings/{id}", UUID.randomUUID()), 404, "booking-not-found");
        refused(given().header("If-Match", "\"1\"").delete("/bookings/{id}", id), 401, "unauthorized");
    }

    @Test
    void sales_books_for_a_lead_and_sees_who_comes_when() {
        calendar(1);
        Asked asked = accepted();
        String slot = TestSales.asks().get("/demo-calendars/{calendar}/slots", calendar).then().statusCode(200).extract().path("starts[0]");
        Map<String, String> pick = Map.of("calendar", calendar, "start", slot.replace("Z", ""), "zone", "UTC");
        refused(given().contentType(ContentType.JSON).body(pick).post("/leads/{id}/bookings", asked.lead), 401, "unauthorized");
        refused(TestTeams.operator().body(pick).post("/leads/{id}/bookings", asked.lead), 403, "forbidden");
        refused(TestSales.asks().body(pick).post("/leads/{id}/bookings", UUID.randomUUID()), 404, "lead-not-found");

        String id = TestSales.asks().body(pick).post("/leads/{id}/bookings", asked.lead).then().statusCode(201).header("ETag", "\"0\"").body("startsAt", equalTo(slot)).extract().path("id");

        refused(TestSales.asks().body(pick).post("/leads/{id}/bookings", asked.lead), 409, "already-booked");
        TestSales.asks().queryParam("from", slot).queryParam("until", Instant.parse(slot).plusSeconds(1).toString()).get("/bookings").then().statusCode(200)
                .body("items.findAll { it.calendar == '" + calendar + "' }.id", equalTo(List.of(id))).body("items.find { it.id == '" + id + "' }.email", equalTo(asked.email))
                .body("items.find { it.id == '" + id + "' }.lead", equalTo(asked.lead));
        refused(TestSales.asks().queryParam("from", slot).queryParam("until", Instant.parse(slot).minusSeconds(1).toString()).get("/bookings"), 422, "time-too-long");
        refused(TestSales.asks().queryParam("from", slot).get("/bookings"), 422, "invalid");
        refused(TestTeams.operator().queryParam("from", slot).queryParam("until", slot).get("/bookings"), 403, "forbidden");
        refused(TestTeams.operator().get("/demo-calendars/{calendar}/slots", calendar), 403, "forbidden");
        refused(TestSales.asks().get("/demo-calendars/none/slots"), 404, "calendar-not-found");
    }

    @Test
    void what_cannot_be_picked_is_refused() {
        calendar(1);
        Asked asked = accepted();
        refused(picks(asked.link, "2026-03-29T02:30:00", "Europe/Berlin"), 422, "time-skipped");
        refused(picks(asked.link, "2020-03-02T10:00:00", "UTC"), 422, "slot-not-offered");
        refused(pick(asked, Instant.parse(free(asked).get(2)).plusSeconds(60).toString()), 422, "slot-not-offered");
        refused(given().contentType(ContentType.JSON).body("{}").post(asked.link + "/booking"), 422, "invalid");
        refused(move(asked, free(asked).get(2)), 404, "booking-not-found");
        refused(given().queryParam("calendar", "none").get(asked.link + "/slots"), 404, "calendar-not-found");
        refused(given().get("/request-status/{token}/slots", "A".repeat(43)), 404, "link-not-found");
        String open = URI.create(TestForms.send("contact", TestForms.contact(TestForms.newEmail())).header("Location")).getPath();
        refused(picks(open, "2026-12-01T10:00:00", "UTC"), 409, "demo-not-offered");
    }

    @Test
    void a_calendar_is_made_by_an_operator() {
        calendar(1);
        refused(TestTeams.operator().body(Map.of("id", calendar, "definition", definition(1))).post("/demo-calendars"), 409, "calendar-already-exists");
        refused(TestTeams.operator().header("If-Match", "\"7\"").body(definition(1)).put("/demo-calendars/{id}", calendar), 412, "revision-outdated");
        TestTeams.operator().header("If-Match", "\"0\"").body(definition(2)).put("/demo-calendars/{id}", calendar).then().statusCode(200).header("ETag", "\"1\"").body("definition.hosts", hasSize(2));
        TestSales.asks().get("/demo-calendars/{id}", calendar).then().statusCode(200);
        refused(TestSales.asks().get("/demo-calendars/none"), 404, "calendar-not-found");
        refused(TestSales.asks().body(Map.of("id", "x-" + mark, "definition", definition(1))).post("/demo-calendars"), 403, "forbidden");
    }

    private void calendar(int hosts) {
        TestTeams.operator().body(Map.of("id", calendar, "definition", definition(hosts))).post("/demo-calendars").then().statusCode(201);
    }

    private Map<String, Object> definition(int hosts) {
        return Map.of("name", "Demo", "place", "https://meet.example.test/" + mark, "minutes", 30, "bufferMinutes", 15, "stepMinutes", 30, "noticeHours", 1, "horizonDays", 30,
                "hosts", IntStream.range(0, hosts).mapToObj(i -> Map.of("id", "host" + i + "-" + mark, "name", "Host " + i, "email", "host" + i + "-" + mark + "@contoso.test", "hours", TestTeams.always())).toList());
    }

    private static Asked accepted() {
        String email = TestForms.newEmail();
        Response taken = TestForms.send("contact", TestForms.contact(email));
        return new Asked(TestSales.accept(taken.path("id")), URI.create(taken.header("Location")).getPath(), email);
    }

    /** The first of them may be too near by the time that it is picked. */
    private List<String> free(Asked asked) {
        return given().queryParam("calendar", calendar).queryParam("days", 2).get(asked.link + "/slots").then().statusCode(200).body("starts", hasSize(greaterThan(10))).extract().path("starts");
    }

    private Response pick(Asked asked, String instant) {
        return picks(asked.link, LocalDateTime.ofInstant(Instant.parse(instant), ZoneOffset.UTC).toString(), "UTC");
    }

    private Response picks(String link, String start, String zone) {
        return given().contentType(ContentType.JSON).body(Map.of("calendar", calendar, "start", start, "zone", zone)).post(link + "/booking");
    }

    private Response move(Asked asked, String instant) {
        return given().contentType(ContentType.JSON).body(Map.of("start", LocalDateTime.ofInstant(Instant.parse(instant), ZoneOffset.UTC).toString(), "zone", "UTC")).put(asked.link + "/booking");
    }

    private static Response settle(String id, String etag, String result) {
        return TestSales.asks().header("If-Match", etag).body(Map.of("result", result)).put("/bookings/{id}/outcome", id);
    }

    private static List<String> calendars(String address) {
        return MailResource.to(address).stream().map(Mail::calendar).filter(text -> text != null).toList();
    }

    private static String line(String calendar, String begin) {
        return calendar.lines().filter(line -> line.startsWith(begin)).findFirst().orElseThrow(() -> new AssertionError(calendar));
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
    }
}
