package touchstone.lead.mail;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.demorequest.TestProspects;
import touchstone.local.mail.Mail;
import touchstone.test.MailResource;
import touchstone.test.Tokens;

@QuarkusTest
class MailDispatcherTest {
    @Inject
    DataSource database;

    @Test
    void a_demo_request_gets_a_receipt() {
        var request = TestDemoRequests.made();

        Mail receipt = mails(request.prospect().email(), 1).get(0);

        assertEquals("Your demo request: Road bike", receipt.subject());
        assertTrue(receipt.text().contains("Hello " + request.prospect().name() + ","), receipt.text());
        assertTrue(receipt.text().contains("Road bike (" + request.product().sku() + ")"), receipt.text());
        assertTrue(receipt.text().contains("Your reference: " + request.id()), receipt.text());
    }

    @Test
    void a_review_is_told_with_its_reason() {
        var request = TestDemoRequests.made();
        given().auth().oauth2(Tokens.of("sales")).contentType("application/json").header("If-Match", "\"0\"")
                .body(Map.of("decision", "DECLINED", "reason", "Not in <your> country.")).put("/leads/{id}/review", request.id()).then().statusCode(200);

        // Both may go out at once, in either order.
        Mail told = mails(request.prospect().email(), 2).stream().filter(mail -> mail.text().contains("We cannot offer")).findFirst().orElseThrow();

        assertTrue(told.text().lines().collect(Collectors.joining("\n")).contains("We cannot offer you a demo of it.\n\nNot in <your> country.\n\nYour reference: " + request.id()), told.text());
    }

    @Test
    void a_mail_server_that_is_down_loses_nothing() throws SQLException {
        var prospect = TestProspects.registered();
        MailResource.whileDown(() -> {
            TestDemoRequests.made(prospect);
            TestDemoRequests.made(prospect);
            await().atMost(30, SECONDS).until(() -> count("attempts > 0 and last_error is not null and sent_at is null", prospect.email()) == 2);
        });

        List<Mail> mails = mails(prospect.email(), 2);

        assertEquals(2, mails.stream().map(Mail::id).distinct().count());
        await().atMost(30, SECONDS).until(() -> count("attempts > 1 and last_error is null and sent_at is not null", prospect.email()) == 2);
    }

    @Test
    void a_mail_that_may_or_may_not_have_gone_out_is_sent_again_under_the_same_id() throws SQLException {
        var prospect = TestProspects.registered();
        TestDemoRequests.made(prospect);
        Mail first = mails(prospect.email(), 1).get(0);
        await().atMost(30, SECONDS).until(() -> count("sent_at is not null", prospect.email()) == 1);

        // As a dispatcher leaves it that was killed after the mail server took the mail, once its lease has ended.
        try (var connection = database.getConnection();
             var update = connection.prepareStatement("update outbox_mail set sent_at = null, due_at = now() where recipient = ?")) {
            update.setString(1, prospect.email());
            update.executeUpdate();
        }

        assertEquals(List.of(first, first), mails(prospect.email(), 2));
    }

    private static List<Mail> mails(String address, int count) {
        return await().atMost(30, SECONDS).until(() -> MailResource.to(address), hasSize(count));
    }

    private long count(String condition, String recipient) throws SQLException {
        try (var connection = database.getConnection();
             var query = connection.prepareStatement("select count(*) from outbox_mail where recipient = ? and " + condition)) {
            query.setString(1, recipient);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
