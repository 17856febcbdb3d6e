package touchstone.registration.mailbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.await;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;
import static touchstone.registration.TestDatabase.update;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.local.mail.Mail;
import touchstone.registration.TestSignIns;
import touchstone.registration.TestSignIns.Registered;
import touchstone.registration.gate.TestTidying;
import touchstone.registration.mail.Texts;
import touchstone.test.Browser;
import touchstone.test.MailResource;
import touchstone.test.MailSignIn;
import touchstone.test.Tokens.Person;

@QuarkusTest
class MailboxTest {
    @Inject
    Links links;
    @Inject
    TestTidying housekeeping;

    /** Keycloak is told of the network by schedule. */
    @BeforeEach
    void switchedOn() {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (!new MailSignIn().begin().body().contains("id=\"mailbox\"")) {
            if (Instant.now().isAfter(deadline)) throw new AssertionError("the network is not switched on in two minutes");
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    @Test
    void who_proves_a_mailbox_becomes_a_prospect_with_a_confirmed_address() {
        String address = address();
        Person ann = MailSignIn.as(address, MailboxTest::mailed);
        String choice = TestSignIns.choice("email", List.of("email", "email_verified"));

        as(ann.token()).header("Touchstone-Capture-Choice", choice).get("/registration").then().statusCode(200)
                .body("provider", equalTo("email"), "fields.find { it.name == 'email' }.value", equalTo(address), "fields.find { it.name == 'email' }.verified", equalTo(true));
        as(ann.token()).header("Touchstone-Capture-Choice", choice).body(Map.of("givenName", "Ann", "familyName", "Lee", "email", address)).post("/registrations").then().statusCode(201);
        as(ann.token()).get("/me").then().statusCode(200).body("email", equalTo(address), "emailVerified", equalTo(true));

        // In whatever case it is written: the same mailbox, the same person.
        Person again = MailSignIn.as(address.toUpperCase(Locale.ROOT), MailboxTest::mailed);
        assertEquals(ann.sub(), again.sub());
    }

    @Test
    void who_proves_the_mailbox_of_a_prospect_is_linked_with_them() {
        Registered ann = TestSignIns.registered("social", Map.of(), List.of("email", "email_verified"), Map.of());
        Person byMail = MailSignIn.as(ann.visitor().email(), MailboxTest::mailed);
        refused(as(byMail.token()).get("/me"), 404, "not-registered");

        as(byMail.token()).body(Map.of()).post("/me/sign-ins").then().statusCode(201).body("provider", equalTo("email"));

        as(byMail.token()).get("/me").then().statusCode(200).body("id", equalTo(ann.id()));
        as(ann.token()).get("/me/sign-ins").then().body("items.provider", contains("social", "email"));
    }

    /** Somebody typed it on a form, and nobody ever confirmed it. */
    @Test
    void an_address_that_was_only_typed_links_nobody() {
        String address = address();
        TestSignIns.registered("social", Map.of(), List.of(), Map.of("email", address));
        Person byMail = MailSignIn.as(address, MailboxTest::mailed);

        refused(as(byMail.token()).body(Map.of()).post("/me/sign-ins"), 404, "nobody-to-link");
    }

    @Test
    void known_and_unknown_addresses_are_answered_alike() {
        String known = TestSignIns.registered("social", Map.of(), List.of("email", "email_verified"), Map.of()).visitor().email();
        var one = new MailSignIn();
        var other = new MailSignIn();

        Browser.Page toKnown = one.ask(one.begin(), known);
        Browser.Page toUnknown = other.ask(other.begin(), address());

        assertEquals(toKnown.body(), toUnknown.body());
        assertEquals(toKnown.status(), toUnknown.status());
    }

    @Test
    void a_link_is_good_once() {
        String address = address();
        var browser = new MailSignIn();
        browser.ask(browser.begin(), address);
        String link = mailed(address);
        Browser.Page page = browser.open(link);
        browser.finish(browser.use(page));

        assertEquals(404, browser.use(page).status());
        assertEquals(404, browser.open(link).status());
    }

    /** Programs that look at mails follow links. */
    @Test
    void looking_at_a_link_does_not_use_it() {
        String address = address();
        var browser = new MailSignIn();
        browser.ask(browser.begin(), address);
        String link = mailed(address);

        assertEquals(403, new MailSignIn().open(link).status());
        browser.open(link);
        assertEquals(200, browser.use(browser.open(link)).status());
    }

    @Test
    void a_link_leads_in_only_where_it_was_asked_for() {
        String address = address();
        var asked = new MailSignIn();
        Browser.Page form = asked.begin();
        asked.ask(form, address);
        String link = mailed(address);
        var other = new MailSignIn();
        other.begin();

        Browser.Page there = other.open(link);

        assertEquals(403, there.status());
        assertFalse(there.body().contains("<form"), there.body());
        given().redirects().follow(false).contentType("application/x-www-form-urlencoded").cookie(MailboxResource.COOKIE, "x".repeat(43)).post(link + "/opening").then().statusCode(403);
        // A form that was stolen is of no use elsewhere.
        assertEquals(400, other.ask(form, address).status());
    }

    @Test
    void a_link_is_good_for_a_quarter_of_an_hour() {
        String address = address();
        var browser = new MailSignIn();
        browser.ask(browser.begin(), address);
        String link = mailed(address);
        update("update mailbox_link set until = now() - interval '1 second' where token_hash = ?", Links.hash(link.substring(link.lastIndexOf('/') + 1)));

        assertEquals(404, browser.open(link).status());
    }

    @Test
    void a_browser_gets_an_address_three_mails_and_no_more_and_nobody_is_told() {
        String address = address();
        var browser = new MailSignIn();
        String answer = null;
        for (int i = 0; i < 5; i++) {
            answer = browser.ask(browser.begin(), address).body();
            if (i < 3) mailed(address, i + 1);
        }
        assertTrue(answer.contains("a link is on its way"), answer);
        nothingIsLeft();
        assertEquals(3, MailResource.to(address).size());

        // Whoever asks first does not keep the others from signing in.
        var other = new MailSignIn();
        other.ask(other.begin(), address);
        mailed(address, 4);
    }

    @Test
    void an_address_gets_twelve_mails_of_all_browsers_together() {
        String address = address();
        var request = new AuthorizationRequest("http://127.0.0.1/there", "s", "n", "c".repeat(43), Instant.now().plusSeconds(60));
        for (int i = 0; i < 14; i++) await(() -> links.ask(request, links.secret(), address, Texts.in("en")));

        mailed(address, 12);
        nothingIsLeft();
        assertEquals(12, MailResource.to(address).size());
    }

    @Test
    void nothing_of_an_address_or_a_token_can_be_read_in_the_database_and_all_goes_with_time() {
        String address = address();
        var browser = new MailSignIn();
        browser.ask(browser.begin(), address);
        String token = mailed(address).replaceFirst(".*/", "");

        List<String> row = rows("select l::text from mailbox_link l where token_hash = ?", Links.hash(token));
        assertFalse(row.get(0).contains(address) || row.get(0).contains(token), row.toString());
        update("update mailbox_link set until = now() - interval '20 minutes' where token_hash = ?", Links.hash(token));
        housekeeping.tidy();
        assertEquals(List.of(), rows("select id from mailbox_link where token_hash = ?", Links.hash(token)));
    }

    @Test
    void a_mail_server_that_is_away_loses_no_link_and_what_waits_for_it_is_sealed() {
        String address = address();
        var browser = new MailSignIn();
        MailResource.whileDown(() -> {
            browser.ask(browser.begin(), address);
            Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
            while (rows("select id from mail where until is not null and attempts > 0 and due_at < 'infinity'").isEmpty()) {
                if (Instant.now().isAfter(deadline)) throw new AssertionError("it was not tried in a minute");
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            assertFalse(rows("select m::text from mail m").stream().anyMatch(mail -> mail.contains(address) || mail.contains("/email-sign-in/links/")));
        });

        assertEquals(200, browser.open(mailed(address)).status());
    }

    @Test
    void a_mail_whose_time_is_over_is_removed_by_schedule() {
        update("insert into mail (id, recipient, subject, body, created_at, due_at, until) values (gen_random_uuid(), 'nobody@fabrikam.test', 'over', 'x', now(), 'infinity', now() - interval '1 minute'), "
                + "(gen_random_uuid(), 'nobody@fabrikam.test', 'not over', 'x', now(), 'infinity', now() + interval '1 day')");

        housekeeping.tidy();

        assertEquals(List.of("not over"), rows("select subject from mail where recipient = 'nobody@fabrikam.test'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b", "a@fabrikam.test\r\nBcc: eve@fabrikam.test", "<script>@fabrikam.test"})
    void what_is_no_address_is_sent_nothing_and_asked_for_again(String address) {
        var browser = new MailSignIn();
        Browser.Page answer = browser.ask(browser.begin(), address);

        assertEquals(422, answer.status());
        assertTrue(answer.body().contains("role=\"alert\"") && !answer.body().contains("<script>"), answer.body());
    }

    @Test
    void only_keycloak_begins_here_and_is_answered_nowhere_else() {
        String good = authorization();
        given().urlEncodingEnabled(false).get(good).then().statusCode(200).header("Set-Cookie", containsString("HttpOnly")).header("Cache-Control", "no-store");
        for (String[] change : new String[][] {{"client_id=keycloak", "client_id=other"}, {"response_type=code", "response_type=token"}, {"code_challenge_method=S256", "code_challenge_method=plain"},
                {"%2Fbroker%2Femail%2Fendpoint", "%2Fbroker%2Femail%2Fendpoint%2F.."}, {"redirect_uri=http", "redirect_uri=https"}, {"&nonce=n", ""}, {"&state=s", ""}, {"code_challenge=", "code_challenge=short"}}) {
            assertTrue(good.contains(change[0]), change[0]);
            given().redirects().follow(false).urlEncodingEnabled(false).get(good.replace(change[0], change[1])).then().statusCode(400).contentType("application/problem+json");
        }
    }

    @Test
    void a_code_is_for_keycloak_with_its_secret_and_its_verifier_once() {
        String verifier = "v".repeat(64);
        var request = new AuthorizationRequest("http://127.0.0.1/there", "s", "n", Links.hash(verifier), Instant.now().plusSeconds(60));
        String code = opened(request);
        refusedToken(code, "wrong-secret", verifier, "http://127.0.0.1/there", 401, "invalid_client");
        refusedToken("made-up", MailboxOfTests.SECRET, verifier, "http://127.0.0.1/there", 400, "invalid_grant");
        token(code, MailboxOfTests.SECRET, verifier, "http://127.0.0.1/there").then().statusCode(200).header("Cache-Control", "no-store").body("token_type", equalTo("Bearer"));
        refusedToken(code, MailboxOfTests.SECRET, verifier, "http://127.0.0.1/there", 400, "invalid_grant");
        refusedToken(opened(request), MailboxOfTests.SECRET, "w".repeat(64), "http://127.0.0.1/there", 400, "invalid_grant");
        refusedToken(opened(request), MailboxOfTests.SECRET, verifier, "http://127.0.0.1/elsewhere", 400, "invalid_grant");
    }

    @Test
    void user_info_is_for_who_has_a_token() {
        String verifier = "v".repeat(64);
        String code = opened(new AuthorizationRequest("http://127.0.0.1/there", "s", "n", Links.hash(verifier), Instant.now().plusSeconds(60)));
        var tokens = token(code, MailboxOfTests.SECRET, verifier, "http://127.0.0.1/there").jsonPath();

        as(tokens.getString("access_token")).get("/internal/email-sign-in/userinfo").then().statusCode(200).body("email_verified", equalTo(true));
        as(tokens.getString("id_token")).get("/internal/email-sign-in/userinfo").then().statusCode(401);
        as("a.b.c").get("/internal/email-sign-in/userinfo").then().statusCode(401);
        anonymously().get("/internal/email-sign-in/userinfo").then().statusCode(401);
        anonymously().get("/internal/email-sign-in/certs").then().statusCode(200).body("keys[0].d", equalTo(null), "keys[0].crv", equalTo("P-256"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "ar", "zh"})
    void all_texts_are_there_in_each_language(String language) {
        given().urlEncodingEnabled(false).header("Accept-Language", language).get(authorization()).then().statusCode(200).body(containsString("lang=\"" + language + "\"")).body(containsString(Texts.in(language).get("mailbox.page.ask").substring(0, 12)));
        assertTrue(Texts.in(language).get("mailbox.mail.body", "https://link", "15").contains("https://link"));
    }

    private static String authorization() {
        String issuer = ConfigProvider.getConfig().getValue("touchstone.issuer", String.class);
        return "/email-sign-in?client_id=keycloak&response_type=code&scope=openid&state=s&nonce=n&code_challenge_method=S256&code_challenge=" + "c".repeat(43)
                + "&redirect_uri=" + java.net.URLEncoder.encode(issuer + "/broker/email/endpoint", java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The code of a link that was asked for and used. */
    private String opened(AuthorizationRequest request) {
        String address = address();
        String browser = links.secret();
        await(() -> links.ask(request, browser, address, Texts.in("en")));
        String token = mailed(address).replaceFirst(".*/", "");
        return await(() -> links.open(token, browser)).code();
    }

    private static Response token(String code, String secret, String verifier, String redirect) {
        return given().contentType("application/x-www-form-urlencoded").formParams("grant_type", "authorization_code", "client_id", "keycloak", "client_secret", secret, "code", code,
                "code_verifier", verifier, "redirect_uri", redirect).post("/internal/email-sign-in/token");
    }

    private static void refusedToken(String code, String secret, String verifier, String redirect, int status, String error) {
        token(code, secret, verifier, redirect).then().statusCode(status).body("error", equalTo(error));
    }

    /** The queue is in the order of asking: what comes to somebody later says that nothing is left before it. */
    private static void nothingIsLeft() {
        String later = address();
        var browser = new MailSignIn();
        browser.ask(browser.begin(), later);
        mailed(later);
    }

    private static String address() {
        return "visitor-" + UUID.randomUUID() + "@fabrikam.test";
    }

    private static String mailed(String address) {
        return mailed(address, 1);
    }

    /** The link in the nth mail to an address, once it is there. */
    private static String mailed(String address, int nth) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
        while (true) {
            List<Mail> mails = MailResource.to(address);
            if (mails.size() >= nth) {
                Matcher link = Pattern.compile("http\\S+/email-sign-in/links/\\S+").matcher(mails.get(nth - 1).text());
                assertTrue(link.find(), mails.get(nth - 1).text());
                return link.group();
            }
            if (Instant.now().isAfter(deadline)) throw new AssertionError("no mail came in a minute");
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
