package touchstone.lead.status;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.demorequest.TestProspects;
import touchstone.lead.form.TestForms;
import touchstone.lead.lead.TestSales;
import touchstone.local.mail.Mail;
import touchstone.test.MailResource;
import touchstone.test.Tokens;

@QuarkusTest
class StatusTest {
    private static final Pattern LINK = Pattern.compile("http://front\\.test(/\\S+)");
    private final String email = TestForms.newEmail();

    @Test
    void the_link_of_the_receipt_shows_what_becomes_of_it() {
        String id = TestForms.sent(email);
        String link = link(mail("Your request"));
        given().get(link).then().statusCode(200).body("status", equalTo("RECEIVED")).body("steps", hasSize(1)).header("Cache-Control", "no-store");

        review(id, Map.of("decision", "IN_REVIEW", "reason", "Ours to know"));
        given().get(link).then().body("status", equalTo("IN_REVIEW")).body("steps[1].reason", nullValue());
        review(id, Map.of("decision", "DECLINED", "reason", "Not in <your> country"));

        given().get(link).then().body("status", equalTo("DECLINED")).body("steps.status", equalTo(List.of("RECEIVED", "IN_REVIEW", "DECLINED"))).body("steps[2].reason", equalTo("Not in <your> country"));
        given().accept("text/html").get(link).then().statusCode(200).contentType("text/html").body(containsString("Not in &lt;your&gt; country"));
    }

    @Test
    void the_answer_to_a_submission_leads_to_the_same_place() {
        Response taken = TestForms.send(TestForms.visitor().header("Accept-Language", "ar"), "contact", TestForms.contact(email));
        String place = URI.create(taken.header("Location")).getPath();

        given().get(place).then().statusCode(200).body("id", equalTo(taken.path("id")));
        given().accept("text/html").get(place).then().body("html.@dir", equalTo("rtl")).body("html.@lang", equalTo("ar"));
    }

    @Test
    void a_request_is_taken_back_in_one_click_and_twice_is_as_once() {
        String id = TestForms.sent(email);
        String link = link(mail("Your request"));

        for (int i = 0; i < 2; i++) given().redirects().follow(false).post(link + "/withdrawal").then().statusCode(303).header("Location", endsWith(link));

        given().get(link).then().body("status", equalTo("WITHDRAWN"));
        TestSales.asks().get("/leads/{id}", id).then().body("status", equalTo("WITHDRAWN")).body("history", hasSize(2)).body("history[1].by.name", equalTo("One Visitor"));
        TestSales.asks().header("If-Match", "\"1\"").body(Map.of("decision", "ACCEPTED")).put("/leads/{id}/review", id).then().statusCode(409).body("type", equalTo("/problems/lead-already-reviewed"));
    }

    @Test
    void also_a_request_that_goes_on_in_another_one_can_be_taken_back() {
        String first = TestForms.sent(email);
        Response taken = TestForms.send("contact", TestForms.contact(email));
        String second = taken.path("id");
        TestSales.asks().header("If-Match", "\"0\"").body(Map.of("into", first, "reason", "The same wish")).put("/leads/{id}/merger", second).then().statusCode(200);

        given().redirects().follow(false).post(URI.create(taken.header("Location")).getPath() + "/withdrawal").then().statusCode(303);

        TestSales.asks().get("/leads/{id}", second).then().body("status", equalTo("WITHDRAWN"));
        TestSales.asks().get("/leads/{id}", first).then().body("status", equalTo("NEW"));
    }

    @Test
    void a_newsletter_is_agreed_to_from_the_address_that_gets_it() {
        String id = TestForms.send("newsletter", TestForms.withNewsletter(TestForms.submission(Map.of("email", email)), true)).then().statusCode(201).extract().path("id");
        String link = link(mail("Please confirm your address"));
        given().accept("text/html").get(link).then().statusCode(200).body(containsString("confirmation"));
        TestSales.asks().get("/leads/{id}", id).then().body("consents.state", equalTo(List.of("PENDING")));

        String status = URI.create(given().redirects().follow(false).post(link + "/confirmation").then().statusCode(303).extract().header("Location")).getPath();

        given().get(status).then().body("consents", equalTo(List.of(Map.of("purpose", "newsletter", "state", "CONFIRMED"))));
        given().redirects().follow(false).post(status + "/consent-withdrawal").then().statusCode(303);
        TestSales.asks().get("/leads/{id}", id).then().body("consents.state", equalTo(List.of("PENDING", "CONFIRMED", "WITHDRAWN")));
        assertEquals(1, MailResource.to(email).size(), "who only wants the newsletter gets the question alone");
    }

    @Test
    void the_link_that_whoever_asked_gets_confirms_nothing() {
        Response taken = TestForms.send("newsletter", TestForms.withNewsletter(TestForms.submission(Map.of("email", email)), true));
        String place = URI.create(taken.header("Location")).getPath();

        given().post(place.replace("request-status", "consent-confirmations") + "/confirmation").then().statusCode(404).body("type", equalTo("/problems/link-not-found"));
        given().get(place).then().body("consents[0].state", equalTo("PENDING"));
    }

    @Test
    void who_is_signed_in_sees_all_they_asked_for_and_nothing_of_others() {
        var request = TestDemoRequests.made();
        var prospect = request.prospect();
        String contact = prospect.asks().body(TestForms.submission(Map.of("message", "Hello"))).post("/forms/contact/submissions").path("id");

        prospect.asks().get("/requests").then().statusCode(200).body("items.id", equalTo(List.of(contact, request.id())));
        prospect.asks().get("/demo-requests").then().body("items.id", equalTo(List.of(request.id())));
        prospect.asks().post("/requests/{id}/withdrawal", contact).then().statusCode(200).body("status", equalTo("WITHDRAWN"));
        String page = prospect.asks().get("/requests/{id}", contact).then().body("status", equalTo("WITHDRAWN")).body("message", equalTo("Hello")).extract().path("page");
        given().get(page).then().statusCode(200).body("id", equalTo(contact)).body("message", nullValue());
        var other = TestProspects.registered();
        for (Response answer : List.of(other.asks().get("/requests/{id}", contact), other.asks().post("/requests/{id}/withdrawal", contact), other.asks().get("/requests/{id}", UUID.randomUUID()))) {
            answer.then().statusCode(404).body("type", equalTo("/problems/request-not-found"));
        }
        given().get("/requests").then().statusCode(401);
        given().auth().oauth2(Tokens.of("sales")).get("/requests").then().statusCode(403);
    }

    @Test
    void a_link_that_was_made_up_opens_nothing() {
        given().get("/request-status/{token}", "A".repeat(43)).then().statusCode(404).contentType("application/problem+json").body("type", equalTo("/problems/link-not-found"));
        given().get("/consent-confirmations/{token}", "A".repeat(43)).then().statusCode(404);
    }

    private static void review(String id, Map<String, String> review) {
        String etag = TestSales.asks().get("/leads/{id}", id).header("ETag");
        TestSales.asks().header("If-Match", etag).body(review).put("/leads/{id}/review", id).then().statusCode(200);
    }

    private Mail mail(String subject) {
        return await().atMost(30, SECONDS).until(() -> MailResource.to(email).stream().filter(mail -> mail.subject().equals(subject)).toList(), hasSize(1)).get(0);
    }

    private static String link(Mail mail) {
        return LINK.matcher(mail.text()).results().findFirst().orElseThrow(() -> new AssertionError(mail.text())).group(1);
    }
}
