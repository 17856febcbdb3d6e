package touchstone.lead.mailing;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestProspects;
import touchstone.lead.form.TestForms;
import touchstone.lead.lead.TestSales;
import touchstone.lead.mail.BounceTest;
import touchstone.lead.team.TestTeams;
import touchstone.lead.upstream.StandIns;
import touchstone.local.mail.Mail;
import touchstone.test.MailResource;

@QuarkusTest
class MailingTest {
    private static final Pattern LINK = Pattern.compile("http://front\\.test(/\\S+)");
    @Inject
    DataSource database;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String email = TestForms.newEmail();

    @Test
    void a_mailing_goes_to_those_who_agreed_and_confirmed_and_is_ended_in_one_click() {
        String lead = confirmed(email);
        String pending = TestForms.newEmail();
        subscribed(pending);
        String never = TestForms.newEmail();
        TestForms.sent(never);

        mailing("News " + mark).then().statusCode(201);

        Mail mail = mail(email, "News " + mark);
        assertEquals("List-Unsubscribe=One-Click", mail.list().get("List-Unsubscribe-Post"));
        String link = link(mail.list().get("List-Unsubscribe"));
        assertTrue(mail.text().contains(link), mail.text());
        given().get(link).then().statusCode(200).contentType("text/html").body(containsString("<form"));
        mailing("Second " + mark).then().statusCode(201);
        mail(email, "Second " + mark);
        // As a mail reader does it: no redirect is followed.
        for (int i = 0; i < 2; i++) {
            given().redirects().follow(false).contentType("application/x-www-form-urlencoded").body("List-Unsubscribe=One-Click").post(link).then().statusCode(200).body(not(containsString("<form")));
        }
        TestSales.asks().get("/leads/{id}", lead).then().body("consents.state", equalTo(List.of("PENDING", "CONFIRMED", "WITHDRAWN")));
        confirmed(TestForms.newEmail());
        mailing("Third " + mark).then().statusCode(201);
        assertEquals(0, count("select count(*) from outbox_mail where subject = 'Third " + mark + "' and recipient in ('" + email + "', '" + pending + "', '" + never + "')"));
        assertEquals(0, count("select count(*) from outbox_mail where purpose = 'newsletter' and recipient in ('" + pending + "', '" + never + "')"));
    }

    @Test
    void the_log_of_the_registration_service_hears_of_it() {
        var prospect = TestProspects.registered();
        Response taken = prospect.asks().body(TestForms.withNewsletter(TestForms.submission(Map.of()), true)).post("/forms/newsletter/submissions");
        given().redirects().follow(false).post(link(mail(prospect.email(), "Please confirm your address").text()) + "/confirmation").then().statusCode(303);
        mailing("News " + mark).then().statusCode(201);

        given().post(link(mail(prospect.email(), "News " + mark).list().get("List-Unsubscribe"))).then().statusCode(200);

        String told = await().atMost(30, SECONDS).until(() -> StandIns.told().stream().filter(event -> event.contains(prospect.id().toString())).toList(), hasSize(1)).get(0);
        assertTrue(told.contains("\"type\":\"touchstone.consent.withdrawn\"") && told.contains("\"purpose\":\"newsletter\""), told);
        TestSales.asks().get("/leads/{id}", taken.<String>path("id")).then().body("consents[-1].state", equalTo("WITHDRAWN"));
    }

    @Test
    void a_yes_that_is_taken_back_before_a_mail_goes_out_keeps_it_from_going() {
        confirmed(email);
        String link = link(mailed("First " + mark).list().get("List-Unsubscribe"));
        MailResource.whileDown(() -> {
            mailing("Late " + mark).then().statusCode(201);
            await().atMost(30, SECONDS).until(() -> count("select count(*) from outbox_mail where subject = 'Late " + mark + "' and recipient = '" + email + "' and attempts > 0") == 1);
            given().post(link).then().statusCode(200);
        });

        await().atMost(60, SECONDS).until(() -> count("select count(*) from outbox_mail where subject = 'Late " + mark + "' and recipient = '" + email + "' and last_error like 'not sent%'") == 1);
        assertEquals(0, MailResource.to(email).stream().filter(mail -> mail.subject().equals("Late " + mark)).count());
    }

    @Test
    void nothing_more_is_sent_where_it_cannot_be_delivered_and_sales_sees_it() {
        String lead = TestForms.sent(email);
        mail(email, "Your request");
        refused(bounce("Subject: Hello\r\n\r\nHello"), 400, "bounce-not-readable");
        bounce(BounceTest.notification(email, "delayed", "4.4.7")).then().statusCode(200).body("addresses", equalTo(0));
        bounce(BounceTest.notification("nobody-" + mark + "@fabrikam.test", "failed", "5.1.1")).then().statusCode(200).body("addresses", equalTo(0));
        TestSales.asks().get("/leads/{id}", lead).then().body("undeliverable", nullValue());

        bounce(BounceTest.notification(email.toUpperCase(), "failed", "5.1.1")).then().statusCode(200).body("addresses", equalTo(1));

        TestSales.asks().get("/leads/{id}", lead).then().body("undeliverable.status", equalTo("5.1.1")).body("undeliverable.reason", containsString("no such user"));
        TestSales.accept(lead);
        await().atMost(30, SECONDS).until(() -> count("select count(*) from outbox_mail where recipient = '" + email + "' and last_error like 'not sent%'") == 1);
        TestTeams.operator().queryParam("address", email).delete("/mail-bounces").then().statusCode(204);
        TestSales.asks().get("/leads/{id}", lead).then().body("undeliverable", nullValue());
        assertEquals(1, MailResource.to(email).size());
    }

    @Test
    void who_may_not_or_asks_for_what_cannot_be_is_refused() {
        refused(TestSales.asks().body(Map.of("purpose", "newsletter", "texts", Map.of("de", Map.of("subject", "Neues", "body", "Text")))).post("/mailings"), 422, "english-required");
        refused(TestSales.asks().body(Map.of("purpose", "ANSWER", "texts", Map.of("en", Map.of("subject", "News", "body", "Text")))).post("/mailings"), 422, "invalid");
        refused(TestSales.asks().body(Map.of("purpose", "newsletter", "texts", Map.of("en", Map.of("subject", "News\nBcc: all@fabrikam.test", "body", "Text")))).post("/mailings"), 422, "invalid");
        refused(TestProspects.registered().asks().body(Map.of()).post("/mailings"), 403, "forbidden");
        refused(TestSales.asks().contentType("message/rfc822").body("x".getBytes()).post("/mail-bounces"), 403, "forbidden");
        refused(given().post("/unsubscriptions/{token}", "A".repeat(43)), 404, "link-not-found");
    }

    private Mail mailed(String subject) {
        mailing(subject).then().statusCode(201);
        return mail(email, subject);
    }

    private static Response mailing(String subject) {
        return TestSales.asks().body(Map.of("purpose", "newsletter", "texts", Map.of("en", Map.of("subject", subject, "body", "What is new.")))).post("/mailings");
    }

    private static Response bounce(String message) {
        return TestTeams.operator().contentType("message/rfc822").body(message.getBytes()).post("/mail-bounces");
    }

    private static Response subscribed(String address) {
        return TestForms.send("newsletter", TestForms.withNewsletter(TestForms.submission(Map.of("email", address)), true));
    }

    /** The lead of somebody who agreed to the newsletter and pressed the button in the mail. */
    private static String confirmed(String address) {
        String lead = subscribed(address).then().statusCode(201).extract().path("id");
        given().redirects().follow(false).post(link(mail(address, "Please confirm your address").text()) + "/confirmation").then().statusCode(303);
        return lead;
    }

    private static Mail mail(String to, String subject) {
        return await().atMost(60, SECONDS).until(() -> MailResource.to(to).stream().filter(mail -> mail.subject().equals(subject)).toList(), hasSize(1)).get(0);
    }

    private static String link(String text) {
        return URI.create(LINK.matcher(text).results().findFirst().orElseThrow(() -> new AssertionError(text)).group(1).replace(">", "")).getPath();
    }

    private long count(String sql) {
        try (var connection = database.getConnection(); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
    }
}
