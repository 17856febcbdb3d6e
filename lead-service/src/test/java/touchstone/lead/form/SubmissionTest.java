package touchstone.lead.form;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.commons.Touch;
import touchstone.lead.demorequest.TestProducts;
import touchstone.lead.demorequest.TestProspects;
import touchstone.lead.lead.TestSales;
import touchstone.lead.upstream.StandIns;
import touchstone.local.mail.Mail;
import touchstone.test.MailResource;

@QuarkusTest
class SubmissionTest {
    @Test
    void a_form_is_shown_in_the_language_of_who_reads_it() {
        TestForms.visitor().header("Accept-Language", "de-AT").get("/forms/contact").then().statusCode(200).header("Content-Language", equalTo("de"))
                .header("Touchstone-Touch", equalTo(Touch.of("viewed").on("form", "contact").toString()))
                .body("version", equalTo(1)).body("kind", equalTo("CONTACT")).body("title", equalTo("Kontakt"))
                .body("fields.name", equalTo(List.of("name", "email", "company", "message"))).body("fields.label", hasItem("Ihre Nachricht"))
                .body("schema.required", equalTo(List.of("name", "email", "message"))).body("consents[0].purpose", equalTo("newsletter")).body("consents[0].confirm", equalTo(true));
    }

    @Test
    void whom_we_know_is_asked_less_and_a_gate_asks_more() {
        TestProspects.registered().asks().get("/forms/contact").then().statusCode(200).body("fields.name", equalTo(List.of("message")))
                .body("schema.properties", not(hasKey("email")));
        var gated = TestProducts.gated("VERIFIED_COMPANY");
        TestForms.visitor().queryParam("product", gated.id()).queryParam("revision", 3).get("/forms/sheet-request").then().statusCode(200)
                .body("fields.name", equalTo(List.of("email", "name", "company")));
        TestForms.visitor().queryParam("product", TestProducts.gated("EMAIL").id()).queryParam("revision", 3).get("/forms/sheet-request").then().statusCode(200)
                .body("fields.name", equalTo(List.of("email")));
    }

    @Test
    void a_visitor_asks_for_a_quote_and_all_of_it_is_kept() {
        var product = TestProducts.published();
        String email = TestForms.newEmail();
        UUID visitor = UUID.randomUUID();
        var submission = TestForms.submission(Map.of("name", "One Visitor", "email", email, "company", "Fabrikam", "quantity", 40, "country", ""), product);

        var taken = TestForms.visitor().header("Touchstone-Visitor", visitor).header("Touchstone-Source", "first=\"search\", campaign=\"spring\"").header("Accept-Language", "fr")
                .body(TestForms.proven("quote-request", TestForms.withNewsletter(submission, true))).post("/forms/quote-request/submissions").then().statusCode(201).body("$", aMapWithSize(3)).body("kind", equalTo("QUOTE_REQUEST"));

        assertEquals(Touch.of("requested-quote").on("product", product.id()).at(3).in("web", "fr"), Touch.parse(taken.extract().header("Touchstone-Touch")).orElseThrow());
        TestSales.asks().get("/leads/{id}", taken.extract().<String>path("id")).then().statusCode(200)
                .body("kind", equalTo("QUOTE_REQUEST")).body("prospect", nullValue()).body("visitor", equalTo(visitor.toString())).body("locale", equalTo("fr"))
                .body("contact", equalTo(Map.of("name", "One Visitor", "email", email, "company", "Fabrikam")))
                .body("answers", equalTo(Map.of("quantity", 40))).body("form", equalTo(Map.of("id", "quote-request", "version", 1)))
                .body("source", equalTo(Map.of("first", "search", "campaign", "spring")))
                .body("product.sku", equalTo(product.sku())).body("product.price.amount", equalTo(1999)).body("product.sheet.length()", equalTo(64))
                .body("consents", hasSize(1)).body("consents[0].state", equalTo("PENDING")).body("consents[0].notice", equalTo(TestForms.notice()));
        Mail receipt = await().atMost(30, SECONDS).until(() -> MailResource.to(email), hasSize(2)).stream().filter(mail -> mail.subject().startsWith("Votre")).findFirst().orElseThrow();
        assertEquals("Votre demande: Road bike", receipt.subject());
    }

    @ParameterizedTest
    @CsvSource({"en,Your request", "de,Ihre Anfrage", "fr,Votre demande", "es,Su solicitud", "ar,طلبك", "zh,您的请求", "pt,Your request"})
    void a_receipt_speaks_the_language_of_who_asked(String locale, String subject) {
        String email = TestForms.newEmail();

        TestForms.send(TestForms.visitor().header("Accept-Language", locale), "contact", TestForms.contact(email)).then().statusCode(201);

        Mail receipt = await().atMost(30, SECONDS).until(() -> MailResource.to(email), hasSize(1)).get(0);
        assertEquals(subject, receipt.subject());
        assertTrue(receipt.text().contains("One Visitor"), receipt.text());
    }

    @Test
    void somebody_registered_is_answered_where_they_are_known() {
        var prospect = TestProspects.registered();

        String id = prospect.asks().body(TestForms.submission(Map.of("message", "Hello", "email", "else@fabrikam.test"))).post("/forms/contact/submissions").then().statusCode(201).extract().path("id");

        TestSales.asks().get("/leads/{id}", id).then().body("prospect", equalTo(prospect.id().toString())).body("contact.email", equalTo(prospect.email())).body("contact.company", equalTo("Contoso"));
    }

    @Test
    void a_typed_address_never_makes_a_visitor_somebody_known() {
        String id = TestForms.sent(TestProspects.registered().email());

        TestSales.asks().get("/leads/{id}", id).then().body("prospect", nullValue());
    }

    @Test
    void markup_in_an_answer_is_kept_as_the_text_it_is() {
        var contact = TestForms.submission(Map.of("name", "<b>One</b>", "email", TestForms.newEmail(), "message", "<script>alert(1)</script>"));

        String id = TestForms.send("contact", contact).then().statusCode(201).extract().path("id");

        TestSales.asks().get("/leads/{id}", id).then().contentType("application/json").body("contact.name", equalTo("<b>One</b>")).body("message", equalTo("<script>alert(1)</script>"));
    }

    @Test
    void the_same_key_is_the_same_submission_also_when_the_product_is_gone() {
        var product = TestProducts.published();
        String key = UUID.randomUUID().toString();
        var body = TestForms.proven("sheet-request", TestForms.submission(Map.of("email", TestForms.newEmail()), product));
        String first = TestForms.visitor().header("Idempotency-Key", key).body(body).post("/forms/sheet-request/submissions").then().statusCode(201).extract().path("id");

        StandIns.whileCatalogIsDown(() -> TestForms.visitor().header("Idempotency-Key", key).body(body).post("/forms/sheet-request/submissions").then().statusCode(201).body("id", equalTo(first)));
        body.put("answers", Map.of("email", TestForms.newEmail()));
        refused(TestForms.visitor().header("Idempotency-Key", key).body(body).post("/forms/sheet-request/submissions").then(), 422, "idempotency-key-reused");
    }

    @Test
    void ten_at_once_with_the_same_key_make_one_lead_and_all_get_its_answer() throws Exception {
        String key = UUID.randomUUID().toString();
        String email = TestForms.newEmail();
        var body = TestForms.proven("contact", TestForms.contact(email));
        var threads = Executors.newFixedThreadPool(10);
        Set<String> ids = new HashSet<>();
        try {
            Callable<String> ask = () -> TestForms.visitor().header("Idempotency-Key", key).body(body).post("/forms/contact/submissions").then().statusCode(201).extract().path("id");
            for (var answer : threads.invokeAll(Collections.nCopies(10, ask))) ids.add(answer.get());
        } finally {
            threads.shutdown();
        }

        assertEquals(1, ids.size());
        TestSales.asks().queryParam("q", email).get("/leads").then().body("items.id", equalTo(List.copyOf(ids)));
    }

    @Test
    void answers_of_the_wrong_type_or_length_are_named_by_field() {
        refused(TestForms.visitor().body(TestForms.submission(Map.of("name", "n".repeat(201), "email", "no address", "message", 7))).post("/forms/contact/submissions").then(), 422, "answers-not-valid")
                .body("errors.pointer", equalTo(List.of("/answers/email", "/answers/message", "/answers/name")));
    }

    @Test
    void answers_that_cannot_be_taken_are_named_by_field() {
        refused(TestForms.visitor().body(TestForms.submission(Map.of("email", "a@b.test", "quantity", 0), TestProducts.published())).post("/forms/quote-request/submissions").then(), 422, "answers-not-valid")
                .body("errors.pointer", equalTo(List.of("/answers/company", "/answers/name", "/answers/quantity")));
    }

    @Test
    void a_form_that_there_is_not_or_in_no_such_version_is_refused() {
        refused(TestForms.visitor().get("/forms/none").then(), 404, "form-not-found");
        var contact = TestForms.contact(TestForms.newEmail());
        refused(TestForms.visitor().body(contact).post("/forms/none/submissions").then(), 404, "form-not-found");
        contact.put("version", 99);
        refused(TestForms.visitor().body(contact).post("/forms/contact/submissions").then(), 422, "form-version-unknown").body("version", equalTo(99));
    }

    @Test
    void a_form_is_about_a_product_or_about_none() {
        refused(TestForms.visitor().body(TestForms.submission(Map.of("email", TestForms.newEmail()))).post("/forms/sheet-request/submissions").then(), 422, "product-required");
        refused(TestForms.visitor().body(TestForms.withNewsletter(TestForms.submission(Map.of("email", TestForms.newEmail()), TestProducts.published()), true))
                .post("/forms/newsletter/submissions").then(), 422, "product-not-asked");
        var body = TestForms.submission(Map.of("email", TestForms.newEmail()), TestProducts.published());
        body.put("revision", 4);
        refused(TestForms.visitor().body(body).post("/forms/sheet-request/submissions").then(), 422, "product-not-offered");
    }

    @Test
    void consent_is_given_to_what_was_shown() {
        var body = TestForms.submission(Map.of("email", TestForms.newEmail()));
        refused(TestForms.visitor().body(body).post("/forms/newsletter/submissions").then(), 422, "consent-required");
        refused(TestForms.visitor().body(TestForms.withNewsletter(body, false)).post("/forms/newsletter/submissions").then(), 422, "consent-required");
        body.put("consents", List.of(Map.of("purpose", "newsletter", "granted", true, "notice", "0".repeat(64))));
        refused(TestForms.visitor().body(body).post("/forms/newsletter/submissions").then(), 422, "consent-not-asked").body("purpose", equalTo("newsletter"));
    }

    @Test
    void what_is_no_submission_is_refused() {
        refused(TestForms.visitor().body("{\"version\":1}").post("/forms/contact/submissions").then(), 422, "invalid");
        refused(TestForms.visitor().body("{\"version\":1,\"answers\":[]}").post("/forms/contact/submissions").then(), 400, "malformed-json");
        refused(io.restassured.RestAssured.given().contentType("application/json").body(TestForms.contact(TestForms.newEmail())).post("/forms/contact/submissions").then(), 400, "channel-required");
        refused(TestForms.visitor().auth().oauth2("no.such.token").get("/forms/contact").then(), 401, "unauthorized");
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status, String slug) {
        return answer.statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
    }
}
