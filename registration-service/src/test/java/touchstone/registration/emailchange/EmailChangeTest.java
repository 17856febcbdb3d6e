package touchstone.registration.emailchange;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;
import static touchstone.registration.TestDatabase.update;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.local.mail.Mail;
import touchstone.registration.gate.TestTidying;
import touchstone.registration.prospect.TestProspects;
import touchstone.registration.prospect.TestProspects.TestProspect;
import touchstone.test.MailResource;
import touchstone.test.Tokens;

@QuarkusTest
class EmailChangeTest {
    private static final Pattern LINK = Pattern.compile("http://[^/ ]+(/email-confirmations/\\S+)");

    @Test
    void an_address_changes_once_it_is_confirmed_and_the_old_one_is_told() {
        TestProspect ann = TestProspects.registered();
        String fresh = address();

        as(ann.token()).body(Map.of("email", fresh)).post("/me/email-changes").then().statusCode(202).body("email", equalTo(fresh)).header("Touchstone-Touch", equalTo("verb=asked-email-change, prospect=\"%s\"".formatted(ann.id())));
        String link = link(fresh);
        as(ann.token()).get("/me").then().body("email", equalTo(ann.email()));
        as(ann.token()).get("/me/email-changes").then().body("items.email", contains(fresh));
        anonymously().get(link).then().statusCode(200).contentType("text/html").body(containsString(fresh), containsString("<button>Confirm</button>")).header("Cache-Control", "no-store");
        as(ann.token()).get("/me").then().body("email", equalTo(ann.email()));
        anonymously().contentType("application/x-www-form-urlencoded").post(link).then().statusCode(200).body(containsString(fresh), not(containsString("<button>"))).header("Touchstone-Touch", equalTo("verb=confirmed-email"));

        as(ann.token()).get("/me").then().body("email", equalTo(fresh), "emailVerified", equalTo(true), "channels[0].value", equalTo(fresh), "channels[0].verified", equalTo(true));
        as(ann.token()).get("/me/history?field=email").then().body("items.value", contains(fresh, ann.email()), "items.kind", contains("CONFIRMATION", "REGISTRATION"), "items.verified", contains(true, false));
        as(ann.token()).get("/me/email-changes").then().body("items", hasSize(0));
        Mail notice = mail(ann.email(), "Your e-mail address was changed");
        assertFalse(notice.text().contains(fresh), notice.text());
        refused(anonymously().post(link), 404, "email-change-not-found");
        refused(anonymously().get(link), 404, "email-change-not-found");
        as(Tokens.of("steward")).post("/prospects/{id}/rebuilds", ann.id()).then().body("changed", hasSize(0));
    }

    @Test
    void the_present_address_is_proven_in_the_same_way() {
        TestProspect ann = TestProspects.registered();
        as(ann.token()).body(Map.of("email", ann.email())).post("/me/email-changes").then().statusCode(202);

        anonymously().post(link(ann.email())).then().statusCode(200);

        as(ann.token()).get("/me").then().body("email", equalTo(ann.email()), "emailVerified", equalTo(true));
    }

    @Test
    void the_answer_is_the_same_whoever_has_the_address() {
        TestProspect ann = TestProspects.registered();
        TestProspect bob = TestProspects.registered();

        var known = as(ann.token()).body(Map.of("email", bob.email())).post("/me/email-changes").then().statusCode(202).extract().response();
        var unknown = as(ann.token()).body(Map.of("email", address())).post("/me/email-changes").then().statusCode(202).extract().response();

        assertEquals(known.jsonPath().getMap("").keySet(), unknown.jsonPath().getMap("").keySet());
        assertEquals(known.getHeaders().asList().stream().map(header -> header.getName()).sorted().toList(), unknown.getHeaders().asList().stream().map(header -> header.getName()).sorted().toList());
    }

    @Test
    void people_are_written_to_in_their_language() {
        TestProspect ann = TestProspects.registered();
        as(ann.token()).header("If-Match", ann.etag()).body(Map.of("language", "ar-EG")).patch("/me").then().statusCode(200);
        String fresh = address();
        as(ann.token()).body(Map.of("email", fresh)).post("/me/email-changes").then().statusCode(202);

        mail(fresh, "أكِّد عنوان بريدك الإلكتروني الجديد");
        anonymously().get(link(fresh)).then().body(containsString("lang=\"ar\" dir=\"rtl\""));
    }

    @Test
    void of_two_confirmations_at_once_one_counts() {
        TestProspect ann = TestProspects.registered();
        String fresh = address();
        as(ann.token()).body(Map.of("email", fresh)).post("/me/email-changes").then().statusCode(202);
        String link = link(fresh);

        List<Integer> answers = Stream.of(1, 2).map(i -> CompletableFuture.supplyAsync(() -> anonymously().post(link).statusCode())).toList().stream().map(CompletableFuture::join).sorted().toList();

        assertEquals(List.of(200, 404), answers);
        as(ann.token()).get("/me/history?field=email").then().body("items", hasSize(2));
    }

    @Test
    void a_link_works_for_a_day_and_what_is_left_is_removed() {
        TestProspect ann = TestProspects.registered();
        String fresh = address();
        as(ann.token()).body(Map.of("email", fresh)).post("/me/email-changes").then().statusCode(202);
        String link = link(fresh);
        update("update email_change set expires_at = now() - interval '1 second' where prospect = ?", ann.id());

        refused(anonymously().post(link), 404, "email-change-not-found");
        as(ann.token()).get("/me/email-changes").then().body("items", hasSize(0));
        housekeeping.tidy();
        assertEquals(List.of(), rows("select id from email_change where prospect = ?", ann.id()));
    }

    @Inject
    TestTidying housekeeping;

    @Test
    void nobody_is_flooded() {
        TestProspect ann = TestProspects.registered();
        for (int i = 0; i < 5; i++) as(ann.token()).body(Map.of("email", address())).post("/me/email-changes").then().statusCode(202);

        refused(as(ann.token()).body(Map.of("email", address())).post("/me/email-changes"), 409, "too-many-email-changes");
    }

    @Test
    void an_erasure_takes_waiting_mails_and_changes_along() {
        TestProspect ann = TestProspects.registered();
        String fresh = address();
        MailResource.whileDown(() -> {
            as(ann.token()).body(Map.of("email", fresh)).post("/me/email-changes").then().statusCode(202);
            await().atMost(30, SECONDS).until(() -> !rows("select id from mail where prospect = ? and attempts > 0", ann.id()).isEmpty());
            as(ann.token()).header("If-Match", as(ann.token()).get("/me").header("ETag")).delete("/me").then().statusCode(200);
        });

        assertEquals(List.of(), rows("select id from mail where prospect = ?", ann.id()));
        assertEquals(List.of(), rows("select id from email_change where email = ?", fresh));
    }

    @Test
    void a_mail_server_that_is_down_loses_nothing_and_what_was_sent_is_not_kept() {
        TestProspect ann = TestProspects.registered();
        String fresh = address();
        MailResource.whileDown(() -> {
            as(ann.token()).body(Map.of("email", fresh)).post("/me/email-changes").then().statusCode(202);
            await().atMost(30, SECONDS).until(() -> !rows("select id from mail where prospect = ? and attempts > 0", ann.id()).isEmpty());
        });

        assertTrue(link(fresh).startsWith("/email-confirmations/"));
        await().atMost(30, SECONDS).until(() -> rows("select id from mail where prospect = ?", ann.id()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ann@fabrikam.test\\r\\nBcc: all@contoso.test", "a@b", "", "Ann <ann@fabrikam.test>"})
    void what_is_no_address_is_refused(String email) {
        refused(as(TestProspects.registered().token()).body("{\"email\":\"" + email + "\"}").post("/me/email-changes"), 422, "invalid").body("errors.pointer", contains("/email"));
    }

    @Test
    void nobody_else_gets_in() {
        refused(anonymously().body("{}").post("/me/email-changes"), 401, "unauthorized");
        refused(as(Tokens.of("sales")).body(Map.of("email", address())).post("/me/email-changes"), 403, "forbidden");
        refused(as(Tokens.ofNewProspect().token()).body(Map.of("email", address())).post("/me/email-changes"), 404, "not-registered");
        refused(as(TestProspects.registered().token()).body("{\"email\":\"a@b.test\",\"verified\":true}").post("/me/email-changes"), 400, "malformed-json");
        refused(as(Tokens.of("sales")).get("/me/email-changes"), 403, "forbidden");
        refused(anonymously().post("/email-confirmations/guessed"), 404, "email-change-not-found");
    }

    private static String address() {
        return "new-" + UUID.randomUUID() + "@contoso.test";
    }

    private static Mail mail(String address, String subject) {
        await().atMost(30, SECONDS).until(() -> MailResource.to(address).stream().anyMatch(mail -> mail.subject().equals(subject)));
        return MailResource.to(address).stream().filter(mail -> mail.subject().equals(subject)).findFirst().orElseThrow();
    }

    private static String link(String address) {
        await().atMost(30, SECONDS).until(() -> !MailResource.to(address).isEmpty());
        Matcher link = LINK.matcher(MailResource.to(address).get(0).text());
        assertTrue(link.find());
        return link.group(1);
    }
}
