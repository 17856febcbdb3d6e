package touchstone.catalog.publication;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.commons.Touch;

@QuarkusTest
class PublicationResourceTest {
    @Test
    void an_approved_complete_product_goes_live() {
        TestProduct product = TestProducts.approved();

        publish(product, "web", "en").then().statusCode(201).header("Location", containsString("/products/" + product.id() + "/publications/web/en"))
                .body("product", equalTo(product.id())).body("revision", equalTo(1))
                .header("Touchstone-Touch", Touch.of("published").on("product", product.id()).at(1).in("web", "en").toString());

        TestPeople.reader().get("/storefront/products/{id}", product.id()).then().statusCode(200);
    }

    @Test
    void what_is_not_approved_complete_and_on_sale_is_refused_with_the_reasons() {
        String csv = "sku,name,list_price_usd,sell_end\n" + TestProducts.newSku() + ",Adjustable Race,.0000,2024-05-28\n";
        TestProduct product = TestProducts.imported(csv).get(0);

        refused(publish(product, "web", "en"), 409, "product-not-publishable").then()
                .body("reasons.code", equalTo(List.of("not-approved", "missing-category", "missing-description", "zero-price", "sell-window-over")));

        TestPeople.reader().get("/storefront/products/{id}", product.id()).then().statusCode(404);
    }

    @Test
    void a_product_is_published_in_the_locales_it_has_texts_for() {
        TestProduct product = TestProducts.approved();

        refused(publish(product, "web", "fr"), 409, "product-not-publishable").then().body("reasons.code", equalTo(List.of("missing-description")))
                .body("reasons[0].locale", equalTo("fr"));
    }

    @Test
    void many_are_published_each_for_itself() {
        TestProduct complete = TestProducts.approved();
        TestProduct draft = TestProducts.draft();
        var refs = List.of(complete.ref(), draft.ref(), Map.of("id", complete.id(), "revision", 7));

        TestPeople.approver().body(Map.of("channel", "web", "locale", "en", "products", refs)).post("/publications").then().statusCode(200)
                .body("results.outcome", equalTo(List.of("PUBLISHED", "REFUSED", "REFUSED"))).body("results[0].reasons", nullValue())
                .body("results[1].reasons.code", equalTo(List.of("not-approved"))).body("results[2].reasons.code", equalTo(List.of("unknown-revision")))
                .header("Touchstone-Touch", Touch.of("published").in("web", "en").toString());
    }

    @Test
    void what_is_live_stays_while_a_newer_revision_is_worked_on() {
        TestProduct live = TestProducts.published();
        TestProduct newer = TestProducts.edited(live, Map.of("name", "Silent Pump"));

        TestPeople.reader().get("/storefront/products/{id}", live.id()).then().body("revision", equalTo(1)).body("name", equalTo("Pump"));
        refused(publish(newer, "web", "en"), 409, "product-not-publishable");

        TestProducts.publish(TestProducts.approve(newer), "en");
        TestPeople.reader().get("/storefront/products/{id}", live.id()).then().body("revision", equalTo(2)).body("name", equalTo("Silent Pump"));
    }

    @Test
    void a_withdrawn_product_is_gone_for_readers_until_it_is_published_again() {
        TestProduct product = TestProducts.published();

        TestPeople.approver().delete("/products/{id}/publications/web/en", product.id()).then().statusCode(204);

        TestPeople.reader().get("/storefront/products/{id}", product.id()).then().statusCode(404).body("type", equalTo("/problems/product-not-found"));
        refused(TestPeople.approver().delete("/products/{id}/publications/web/en", product.id()), 404, "publication-not-found");
        TestProducts.publish(product, "en");
        TestPeople.reader().get("/storefront/products/{id}", product.id()).then().statusCode(200);
    }

    @Test
    void a_published_revision_can_be_read_after_a_newer_one_and_after_a_withdrawal() {
        TestProduct first = TestProducts.published();
        TestProducts.publish(TestProducts.approve(TestProducts.edited(first, Map.of("name", "Silent Pump"))), "en");
        TestPeople.approver().delete("/products/{id}/publications/web/en", first.id()).then().statusCode(204);

        read(first.id(), 1, "en").then().statusCode(200).body("name", equalTo("Pump")).body("revision", equalTo(1)).body("channel", equalTo("web"))
                .body("price.amount", equalTo(1250)).body("attributes.weight.value", equalTo(2.3f)).body("attributes.color", equalTo("Blue"));
        read(first.id(), 2, "en").then().statusCode(200).body("name", equalTo("Silent Pump"));
    }

    @Test
    void sales_is_told_what_changed_since_somebody_saw_a_product() {
        TestProduct seen = TestProducts.published();
        changes(seen.id(), 1, "en").then().statusCode(200).body("live", equalTo(true)).body("revision", equalTo(1)).body("items", equalTo(List.of()));

        TestProducts.publish(TestProducts.approve(TestProducts.edited(seen, Map.of("name", "Silent Pump"))), "en");

        changes(seen.id(), 1, "en").then().statusCode(200).body("revision", equalTo(2)).body("items.attribute", equalTo(List.of("name")))
                .body("items[0].before", equalTo("Pump")).body("items[0].after", equalTo("Silent Pump"));
        refused(changes(seen.id(), 9, "en"), 404, "revision-not-published");
        refused(changes(seen.id(), 1, "fr"), 404, "revision-not-published");
        refused(TestPeople.steward().get("/products/{id}/published-changes", seen.id()), 422, "invalid");
        refused(given().get("/products/{id}/published-changes", seen.id()), 401, "unauthorized");
        refused(TestPeople.with(touchstone.test.Tokens.of("operator")).get("/products/{id}/published-changes", seen.id()), 403, "forbidden");
    }

    private static Response changes(String product, long revision, String locale) {
        return TestPeople.with(touchstone.test.Tokens.of("sales")).queryParam("revision", revision).queryParam("channel", "web").queryParam("locale", locale).get("/products/{id}/published-changes", product);
    }

    @Test
    void a_revision_that_was_never_published_there_is_not_found() {
        TestProduct product = TestProducts.published();

        read(product.id(), 1, "en").then().statusCode(200).body("family", equalTo("standard")).body("id", equalTo(product.id()));
        refused(read(product.id(), 2, "en"), 404, "revision-not-published");
        refused(read(product.id(), 1, "fr"), 404, "revision-not-published");
        refused(TestPeople.steward().get("/published-revisions/{id}/1", product.id()), 422, "invalid");
        refused(given().queryParam("channel", "web").queryParam("locale", "en").get("/published-revisions/{id}/2", product.id()), 404, "revision-not-published");
        given().auth().oauth2("no.such.token").queryParam("channel", "web").queryParam("locale", "en").get("/published-revisions/{id}/1", product.id()).then().statusCode(401);
    }

    @Test
    void a_channel_or_locale_that_is_not_offered_is_refused() {
        TestProduct product = TestProducts.approved();

        refused(publish(product, "fair", "en"), 422, "channel-unknown");
        refused(publish(product, "web", "pl"), 422, "locale-not-offered").then().body("offered", hasItem("en"));
        refused(publish(product, "web", "_"), 422, "locale-not-offered");
        refused(publish(product, "", "en"), 422, "invalid");
        refused(publish(new TestProduct(product.id(), product.sku(), 0), "web", "en"), 422, "invalid");
        refused(TestPeople.approver().body(Map.of("channel", "web", "locale", "en", "products", List.of())).post("/publications"), 422, "invalid");
    }

    @Test
    void a_product_or_revision_that_is_not_there_is_not_found() {
        refused(publish(new TestProduct(UUID.randomUUID().toString(), "", 1), "web", "en"), 404, "product-not-found");
        refused(publish(new TestProduct(TestProducts.approved().id(), "", 9), "web", "en"), 404, "product-not-found");
    }

    @Test
    void only_an_approver_publishes_and_withdraws() {
        TestProduct product = TestProducts.published();
        Map<String, Object> one = Map.of("channel", "web", "locale", "en", "revision", 1);

        refused(given().contentType("application/json").body(one).post("/products/{id}/publications", product.id()), 401, "unauthorized");
        refused(TestPeople.steward().body(one).post("/products/{id}/publications", product.id()), 403, "forbidden");
        refused(given().contentType("application/json").body("{}").post("/publications"), 401, "unauthorized");
        refused(TestPeople.steward().body("{}").post("/publications"), 403, "forbidden");
        refused(given().delete("/products/{id}/publications/web/en", product.id()), 401, "unauthorized");
        refused(TestPeople.steward().delete("/products/{id}/publications/web/en", product.id()), 403, "forbidden");
    }

    private static Response publish(TestProduct product, String channel, String locale) {
        return TestPeople.approver().body(Map.of("channel", channel, "locale", locale, "revision", product.revision())).post("/products/{id}/publications", product.id());
    }

    private static Response read(String product, long revision, String locale) {
        return TestPeople.with(touchstone.test.Tokens.of("sales")).queryParam("channel", "web").queryParam("locale", locale).get("/published-revisions/{id}/{revision}", product, revision);
    }

    private static Response refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
        return answer;
    }
}
