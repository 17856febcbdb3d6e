package touchstone.lead.demorequest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.lead.demorequest.TestProspects.TestProspect;
import touchstone.lead.upstream.StandIns;
import touchstone.test.Tokens;

@QuarkusTest
class DemoRequestRefusalTest {
    @Test
    void who_is_not_registered_registers_first() {
        refused(TestProspects.signedIn(), TestProducts.published().wanted(), 409, "not-registered");
    }

    @Test
    void a_revision_that_was_never_published_is_not_offered() {
        var product = TestProducts.published();
        refused(TestProspects.registered(), Map.of("product", product.id(), "revision", 4), 422, "product-not-offered")
                .body("product", equalTo(product.id())).body("revision", equalTo(4)).body("channel", equalTo("web"));
    }

    @Test
    void a_product_whose_name_is_kept_from_the_prospect_is_not_offered() {
        refused(TestProspects.registered(), TestProducts.published("en", null, null).wanted(), 422, "product-not-offered");
    }

    @Test
    void without_a_channel_nobody_knows_what_was_seen() {
        var person = Tokens.ofNewProspect();
        given().auth().oauth2(person.token()).contentType(ContentType.JSON).body(TestProducts.published().wanted())
                .post("/demo-requests").then().statusCode(400).body("type", equalTo("/problems/channel-required"));
    }

    @Test
    void while_registration_is_down_nothing_is_requested() {
        var prospect = TestProspects.registered();
        StandIns.whileRegistrationIsDown(() -> refused(prospect, TestProducts.published().wanted(), 503, "upstream-unavailable")
                .body("service", equalTo("registration-service")));
        nothingKeptOf(prospect);
    }

    @Test
    void while_the_catalog_is_down_nothing_is_requested() {
        var prospect = TestProspects.registered();
        StandIns.whileCatalogIsDown(() -> refused(prospect, TestProducts.published().wanted(), 503, "upstream-unavailable")
                .body("service", equalTo("catalog-service")));
        nothingKeptOf(prospect);
    }

    @Test
    void a_catalog_that_does_not_answer_is_not_waited_for_for_ever() {
        var prospect = TestProspects.registered();
        StandIns.whileCatalogIsStalled(() -> refused(prospect, TestProducts.published().wanted(), 503, "upstream-unavailable"));
        nothingKeptOf(prospect);
    }

    @Test
    void a_message_has_a_length_that_a_person_reads() {
        var product = TestProducts.published();
        refused(TestProspects.registered(), product.wanted("a".repeat(2001)), 422, "invalid").body("errors[0].pointer", equalTo("/message"));
        TestProspects.registered().asks().body(product.wanted("a".repeat(2000))).post("/demo-requests").then().statusCode(201);
    }

    @Test
    void a_message_has_no_control_characters() {
        refused(TestProspects.registered(), TestProducts.published().wanted("a\0b"), 422, "invalid").body("errors[0].pointer", equalTo("/message"));
    }

    @Test
    void markup_in_a_message_is_kept_as_the_text_it_is() {
        String markup = "<script>alert('é')</script>\r\n\t=1+1";
        TestProspects.registered().asks().body(TestProducts.published().wanted(markup)).post("/demo-requests")
                .then().statusCode(201).body("message", equalTo(markup));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"product\":\"../me\",\"revision\":1}", "{\"product\":\"p\",\"revision\":-1}", "null", ""})
    void what_says_no_product_and_revision_is_invalid(String body) {
        refused(TestProspects.registered(), body, 422, "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"product\":\"p\",\"revision\":\"three\"}", "{\"product\":\"p\",\"revision\":1,\"status\":\"ACCEPTED\"}"})
    void what_is_not_the_json_that_is_expected_is_malformed(String body) {
        refused(TestProspects.registered(), body, 400, "malformed-json");
    }

    @Test
    void only_json_is_taken() {
        TestProspects.registered().asks().contentType(ContentType.XML).body("<product/>").post("/demo-requests")
                .then().statusCode(415).contentType("application/problem+json");
    }

    @Test
    void a_body_has_a_size() {
        TestProspects.registered().asks().body("\"" + "a".repeat(70_000) + "\"").post("/demo-requests").then().statusCode(413);
    }

    @Test
    void a_page_of_a_list_starts_where_an_earlier_one_ended() {
        TestProspects.registered().asks().queryParam("after", "yesterday").get("/demo-requests")
                .then().statusCode(400).body("type", equalTo("/problems/malformed-cursor"));
        TestProspects.registered().asks().queryParam("limit", 201).get("/demo-requests")
                .then().statusCode(422).body("errors[0].pointer", equalTo("limit"));
    }

    private static ValidatableResponse refused(TestProspect prospect, Object body, int status, String slug) {
        return prospect.asks().body(body).post("/demo-requests")
                .then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
    }

    private static void nothingKeptOf(TestProspect prospect) {
        prospect.asks().get("/demo-requests").then().statusCode(200).body("items", hasSize(0));
    }
}
