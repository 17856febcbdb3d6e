package touchstone.registration.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;
import static touchstone.registration.TestDatabase.run;
import static touchstone.registration.registration.TestRegistrations.form;
import static touchstone.registration.registration.TestRegistrations.register;
import static touchstone.registration.registration.TestRegistrations.registerOnce;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import touchstone.registration.capture.TestChoices;
import touchstone.registration.provider.TestProviders;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens;
import touchstone.test.Tokens.Person;

@QuarkusTest
class RegistrationResourceTest {
    private static final String[] ALL = {"email", "email_verified", "given_name", "family_name", "picture", "profile", "locale"};

    @Test
    void the_form_is_pre_filled_with_what_the_network_handed_over() {
        var visitor = SocialSignIn.newVisitor();

        form(SocialSignIn.as(visitor), TestChoices.made(ALL)).then().statusCode(200)
                .header("Touchstone-Touch", "verb=viewed, subject=\"form/registration\"")
                .body("provider", equalTo("social"))
                .body("fields.name", contains("givenName", "familyName", "email", "company", "jobTitle"))
                .body("fields.value", contains(visitor.givenName(), visitor.familyName(), visitor.email(), null, null))
                .body("fields.claim", contains("given_name", "family_name", "email", null, null))
                .body("fields[2].verified", equalTo(true))
                .body("claims.picture", equalTo(visitor.picture()), "claims.profile", equalTo(visitor.profile()), "claims.locale", equalTo("en"));
    }

    @Test
    void the_form_shows_only_what_was_accepted() {
        form(SocialSignIn.asNewVisitor(), TestChoices.made("given_name", "email")).then().statusCode(200)
                .body("claims.keySet()", contains("email", "given_name"), "fields[1].value", nullValue(), "fields[2].verified", equalTo(false));
    }

    @Test
    void without_a_choice_nothing_is_pre_filled() {
        for (String choice : new String[] {null, UUID.randomUUID().toString()}) {
            form(SocialSignIn.asNewVisitor(), choice).then().statusCode(200).body("fields.value", everyItem(nullValue()), "claims.size()", equalTo(0));
        }
    }

    @Test
    void a_choice_on_one_provider_opens_no_other() {
        form(Tokens.ofNewProspect(), TestChoices.made(ALL)).then().statusCode(200).body("fields.value", everyItem(nullValue()), "claims.size()", equalTo(0));
    }

    @Test
    void a_confirmed_form_makes_a_prospect() {
        Person person = SocialSignIn.asNewVisitor();

        var registered = register(person, TestChoices.made(ALL), form(person));

        String id = registered.then().statusCode(201).header("Location", "/me").extract().path("id");
        assertEquals("verb=registered, subject=\"form/registration\", prospect=\"%s\"".formatted(id), registered.header("Touchstone-Touch"));
        as(person.token()).get("/me").then().statusCode(200)
                .body("id", equalTo(id), "givenName", equalTo(person.givenName()), "email", equalTo(person.email()), "emailVerified", equalTo(true));
        refused(form(person, null), 409, "already-registered");
    }

    @Test
    void the_golden_record_holds_what_was_typed_and_says_what_was_confirmed() {
        Person person = SocialSignIn.asNewVisitor();
        String choice = TestChoices.made(ALL);
        var typed = form(person);
        typed.put("familyName", "Typed");
        typed.put("company", "Fabrikam");

        String id = register(person, choice, typed).then().statusCode(201).extract().path("id");

        assertEquals(List.of("COMPANY|Fabrikam|TYPED|null|f", "EMAIL|" + person.email() + "|CONFIRMED_CLAIM|email|t", "FAMILY_NAME|Typed|TYPED|null|f",
                        "GIVEN_NAME|" + person.givenName() + "|CONFIRMED_CLAIM|given_name|f"),
                rows("""
                        select attribute, text, origin, claim, verified from source_record r join source_value v on v.source_record = r.id
                        where prospect = ? and capture_choice = ? order by attribute""", UUID.fromString(id), UUID.fromString(choice)));
    }

    @Test
    void the_vault_holds_accepted_claims_only_and_is_deletable_with_the_identity() throws Exception {
        var visitor = SocialSignIn.newVisitor();
        Person person = SocialSignIn.as(visitor);
        register(person, TestChoices.made("email", "picture"), form(person)).then().statusCode(201);

        String vault = "select name from vault.claim c join identity i on i.id = c.identity where provider = 'social' and subject = ? order by name";
        assertEquals(List.of("email", "picture"), rows(vault, person.sub()));

        run("delete from identity where subject = '" + person.sub() + "'");
        assertEquals(List.of(), rows(vault, person.sub()));
    }

    @Test
    void without_a_choice_nothing_is_captured_or_verified() {
        Person person = SocialSignIn.asNewVisitor();

        register(person, null, form(person)).then().statusCode(201);

        as(person.token()).get("/me").then().body("emailVerified", equalTo(false));
        assertEquals(List.of(), rows("select name from vault.claim c join identity i on i.id = c.identity where subject = ?", person.sub()));
    }

    @Test
    void another_address_than_the_networks_is_not_verified() {
        Person person = SocialSignIn.asNewVisitor();
        var other = form(person);
        other.put("email", "typed-" + person.email());

        register(person, TestChoices.made(ALL), other).then().statusCode(201);

        as(person.token()).get("/me").then().body("email", equalTo("typed-" + person.email()), "emailVerified", equalTo(false));
    }

    @Test
    void consents_are_kept_with_the_notice_they_were_given_to() {
        Person person = Tokens.ofNewProspect();
        String news = TestProviders.noticeOf("newsletter");
        String calls = TestProviders.noticeOf("calls");
        var form = form(person);
        form.put("consents", List.of(Map.of("purpose", "newsletter", "granted", false, "noticeHash", news), Map.of("purpose", "calls", "granted", true, "noticeHash", calls)));

        String id = as(person.token()).header("Touchstone-Channel", "web").body(form).post("/registrations").then().statusCode(201).extract().path("id");

        assertEquals(List.of("calls|t|" + calls + "|web", "newsletter|f|" + news + "|web"),
                rows("select purpose, granted, notice, channel from consent where prospect = ? order by purpose", UUID.fromString(id)));
    }

    @Test
    void a_consent_to_words_that_nobody_was_shown_is_refused() {
        Person person = Tokens.ofNewProspect();
        var form = form(person);
        form.put("consents", List.of(Map.of("purpose", "newsletter", "granted", true, "noticeHash", "0".repeat(64))));

        refused(register(person, null, form), 409, "notice-changed");
        for (String other : List.of(TestProviders.noticeHash("social"), TestProviders.noticeOf("calls"))) {
            form.put("consents", List.of(Map.of("purpose", "newsletter", "granted", true, "noticeHash", other)));
            refused(register(person, null, form), 409, "notice-changed");
        }
        refused(as(person.token()).get("/me"), 404, "not-registered");
    }

    @Test
    void a_yes_and_a_no_to_one_purpose_are_refused() {
        Person person = Tokens.ofNewProspect();
        String hash = TestProviders.noticeOf("calls");
        var form = form(person);
        form.put("consents", List.of(Map.of("purpose", "calls", "granted", true, "noticeHash", hash), Map.of("purpose", "calls", "granted", false, "noticeHash", hash)));

        refused(register(person, null, form), 422, "purpose-repeated").body("purpose", equalTo("calls"));
    }

    @Test
    void a_repeat_with_the_same_key_is_answered_as_the_first_was() {
        Person person = Tokens.ofNewProspect();
        String key = UUID.randomUUID().toString();

        var first = registerOnce(person, key, form(person));
        var repeated = registerOnce(person, key, form(person));

        assertEquals(201, first.statusCode());
        assertEquals(201, repeated.statusCode());
        assertEquals(first.asString(), repeated.asString());
        assertEquals(first.header("Touchstone-Touch"), repeated.header("Touchstone-Touch"));
    }

    @Test
    void a_key_is_good_for_one_body() {
        Person person = Tokens.ofNewProspect();
        String key = UUID.randomUUID().toString();
        registerOnce(person, key, form(person));
        var other = form(person);
        other.put("company", "Contoso");

        refused(registerOnce(person, key, other), 422, "idempotency-key-reused");
        refused(registerOnce(person, "k".repeat(256), other), 400, "malformed-idempotency-key");
    }

    @Test
    void keys_of_two_people_never_meet() {
        String key = UUID.randomUUID().toString();
        Person one = Tokens.ofNewProspect();
        Person two = Tokens.ofNewProspect();

        registerOnce(one, key, form(one)).then().statusCode(201);
        registerOnce(two, key, form(two)).then().statusCode(201);
    }

    @Test
    void who_is_registered_cannot_register_again() {
        Person person = Tokens.ofNewProspect();
        register(person, null, form(person)).then().statusCode(201);

        refused(register(person, null, form(person)), 409, "already-registered");
    }

    @Test
    void registrations_at_the_same_moment_end_in_one_prospect() {
        Person person = SocialSignIn.asNewVisitor();
        String choice = TestChoices.made(ALL);

        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> register(person, choice, form(person)))).limit(6)
                .toList().stream().map(CompletableFuture::join).collect(Collectors.groupingBy(Response::statusCode));

        assertEquals(1, answers.get(201).size());
        assertEquals(5, answers.get(409).size());
        answers.get(409).forEach(answer -> refused(answer, 409, "already-registered"));
        assertEquals(List.of(answers.get(201).get(0).<String>path("id")), rows("select id from prospect where email = ?", person.email()));
    }

    @Test
    void nobody_else_gets_in() {
        refused(anonymously().get("/registration"), 401, "unauthorized");
        refused(anonymously().body("{}").post("/registrations"), 401, "unauthorized");
        refused(as(Tokens.of("sales")).get("/registration"), 403, "forbidden");
        refused(as(Tokens.of("sales")).body("{}").post("/registrations"), 403, "forbidden");
    }
}
