package touchstone.lead.status;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.form.TestForms;
import touchstone.lead.lead.TestSales;
import touchstone.lead.team.TestTeams;
import touchstone.local.mail.Mail;
import touchstone.test.MailResource;

/** When a demo is shown, as who asked picks it on the page of their request. */
@QuarkusTest
class DemoPageTest {
    private static final Pattern SLOT = Pattern.compile("value=\"([0-9T:-]+Z)\"");

    @BeforeEach
    void offerDemos() {
        Map<String, Object> host = Map.of("id", "host-of-pages", "name", "One Host", "email", "host-of-pages@contoso.test", "hours", TestTeams.always());
        int status = TestTeams.operator().body(Map.of("id", "demos", "definition", Map.of("name", "Demo", "place", "https://meet.example.test/pages", "minutes", 30, "bufferMinutes", 0, "stepMinutes", 30,
                "noticeHours", 1, "horizonDays", 30, "hosts", List.of(host)))).post("/demo-calendars").statusCode();
        assertTrue(status == 201 || status == 409, "it is there, now or before: " + status);
    }

    @Test
    void a_demo_is_booked_moved_and_cancelled_by_the_forms_of_the_page() {
        String page = accepted();
        List<String> free = slots(page(page));
        assertEquals(page + "?zone=Asia/Tokyo&said=booked", send(page + "/demo", Map.of("start", free.get(20), "zone", "Asia/Tokyo")));
        String booked = page(page + "?zone=Asia/Tokyo&said=booked");
        assertTrue(booked.contains("Your demo is booked.") && booked.contains("One Host will be there for you") && booked.contains("Move it to this time"), booked);
        assertTrue(!slots(booked).contains(free.get(20)));

        assertEquals(page + "?said=moved", send(page + "/demo", Map.of("start", free.get(30), "zone", "")));
        // Sent twice, as by a double click, it stays as it is.
        assertEquals(page + "?said=moved", send(page + "/demo", Map.of("start", free.get(30), "zone", "")));
        assertEquals(page + "?said=cancelled", send(page + "/demo-cancellation", Map.of("zone", "")));
        assertTrue(page(page).contains("Book this time"));
        String lead = given().get(page).path("id");
        TestSales.asks().get("/leads/{id}/bookings", lead).then().body("items.state", equalTo(List.of("CANCELLED"))).body("items.startsAt", equalTo(List.of(free.get(30))));
    }

    @Test
    void a_time_that_somebody_took_meanwhile_is_said_to_be_and_the_others_are_offered() {
        String late = accepted();
        String slot = slots(page(late)).get(40);
        assertTrue(send(accepted() + "/demo", Map.of("start", slot, "zone", "UTC")).endsWith("said=booked"));

        String back = send(late + "/demo", Map.of("start", slot, "zone", "UTC"));

        assertEquals(late + "?zone=UTC&said=slot-taken", back);
        String page = page(back);
        assertTrue(page.contains("Somebody else has just taken this time.") && !slots(page).contains(slot) && slots(page).size() > 20, page);
        assertEquals(late + "?said=slot-missing", send(late + "/demo", Map.of("zone", "No/Where")));
        assertEquals(late + "?said=slot-not-offered", send(late + "/demo", Map.of("start", "2020-03-02T10:00:00Z", "zone", "")));
        assertEquals(late + "?said=slot-not-offered", send(late + "/demo", Map.of("start", "-999999-03-02T10:00:00Z", "zone", "")));
    }

    @Test
    void times_are_shown_by_the_clocks_that_are_chosen() {
        String page = accepted();
        Instant first = Instant.parse(slots(page(page)).get(0));
        for (String zone : List.of("Asia/Kolkata", "UTC")) {
            String shown = page(page + "?zone=" + zone);
            String time = java.time.format.DateTimeFormatter.ofLocalizedTime(java.time.format.FormatStyle.SHORT).withLocale(java.util.Locale.ENGLISH).withZone(ZoneId.of(zone)).format(first);
            assertTrue(shown.contains("value=\"" + first + "\" required> <bdi>" + time + "</bdi>"), zone + " " + time + " " + shown);
        }
        assertTrue(page(page + "?zone=No/Where&said=%3Cb%3E").contains("<bdi>Europe/Berlin</bdi>"));
        List<String> later = slots(page(page + "?from=" + first.plusSeconds(7 * 86_400)));
        assertTrue(!later.contains(first.toString()) && !later.isEmpty());
    }

    @Test
    void nothing_is_offered_before_it_is_accepted_nor_for_what_is_no_demo() {
        var request = TestDemoRequests.made();
        given().accept("text/html").get(link(request)).then().statusCode(200).body(not(containsString("type=\"radio\"")));
        assertEquals(link(request), send(link(request) + "/demo", Map.of("start", "2030-03-02T10:00:00Z", "zone", "")));
        String contact = URI.create(TestForms.send("contact", TestForms.contact(TestForms.newEmail())).header("Location")).getPath();
        TestSales.accept(given().get(contact).path("id"));
        given().accept("text/html").get(contact).then().statusCode(200).body(not(containsString("type=\"radio\"")));
    }

    @Test
    void the_mail_that_accepts_leads_to_the_page_in_every_language() {
        for (String language : List.of("en", "de", "fr", "es", "ar", "zh")) {
            String email = TestForms.newEmail();
            Response taken = TestForms.send(TestForms.visitor().header("Accept-Language", language), "contact", TestForms.contact(email));
            TestSales.accept(taken.path("id"));
            String page = URI.create(taken.header("Location")).getPath();
            await(language).atMost(30, SECONDS).until(() -> MailResource.to(email).stream().map(Mail::text).filter(text -> text.contains(page)).count() == 2);
        }
        var request = TestDemoRequests.made();
        TestSales.accept(request.id());
        String page = link(request);
        await().atMost(30, SECONDS).until(() -> MailResource.to(request.prospect().email()).stream().filter(mail -> mail.subject().startsWith("We will show you") && mail.text().contains(page)).count() == 1);
    }

    private static String accepted() {
        var request = TestDemoRequests.made();
        TestSales.accept(request.id());
        return link(request);
    }

    private static String link(TestDemoRequests.TestDemoRequest request) {
        return request.prospect().asks().get("/requests/{id}", request.id()).then().statusCode(200).extract().path("page");
    }

    private static String page(String address) {
        return given().urlEncodingEnabled(false).accept("text/html").get(address).then().statusCode(200).contentType("text/html").extract().asString();
    }

    private static List<String> slots(String page) {
        return SLOT.matcher(page).results().map((MatchResult slot) -> slot.group(1)).toList();
    }

    /** Where it leads back to. */
    private static String send(String address, Map<String, String> fields) {
        URI back = URI.create(given().redirects().follow(false).contentType("application/x-www-form-urlencoded").formParams(fields).post(address).then().statusCode(303).extract().header("Location"));
        return back.getPath() + (back.getQuery() == null ? "" : "?" + back.getQuery());
    }
}
