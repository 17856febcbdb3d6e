package touchstone.lead.lead;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.commons.Touch;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.demorequest.TestProspects;

@QuarkusTest
class LeadResourceTest {
    @Test
    void sales_reads_who_asks_what_they_saw_and_what_they_wrote() {
        var request = TestDemoRequests.made();

        var answer = TestSales.asks().get("/leads/{id}", request.id()).then();

        answer.statusCode(200).header("ETag", "\"0\"")
                .body("kind", equalTo("DEMO_REQUEST")).body("status", equalTo("NEW")).body("message", equalTo("We have 40 riders."))
                .body("prospect", equalTo(request.prospect().id().toString()))
                .body("contact", equalTo(Map.of("name", request.prospect().name(), "email", request.prospect().email(), "company", "Contoso")))
                .body("product.sku", equalTo(request.product().sku())).body("product.revision", equalTo(3)).body("product.price.amount", equalTo(1999))
                .body("history", hasSize(1)).body("history[0].to", equalTo("NEW")).body("history[0].from", nullValue())
                .body("history[0].by.name", equalTo(request.prospect().name()));
        assertEquals(Touch.of("reviewed-lead").on("lead", request.id()), Touch.parse(answer.extract().header("Touchstone-Touch")).orElseThrow());
    }

    @Test
    void leads_are_listed_newest_first_page_by_page() {
        String first = TestDemoRequests.made().id();
        String second = TestDemoRequests.made().id();

        String next = TestSales.asks().queryParam("limit", 1).get("/leads")
                .then().statusCode(200).body("items", hasSize(1)).body("items[0].id", equalTo(second)).body("items[0].contact.company", equalTo("Contoso"))
                .extract().path("next");
        TestSales.asks().queryParam("limit", 1).queryParam("after", next).get("/leads")
                .then().statusCode(200).body("items[0].id", equalTo(first));
    }

    @Test
    void leads_are_listed_by_status() {
        String accepted = TestSales.accept(TestDemoRequests.made().id());
        String waiting = TestDemoRequests.made().id();

        TestSales.asks().queryParam("status", "ACCEPTED").get("/leads")
                .then().statusCode(200).body("items.status", everyItem(equalTo("ACCEPTED"))).body("items.id", hasItem(accepted));
        TestSales.asks().queryParam("status", "NEW").get("/leads")
                .then().statusCode(200).body("items.id", hasItem(waiting)).body("items.id", not(hasItem(accepted)));
    }

    @Test
    void a_lead_that_is_not_there_is_not_found() {
        TestSales.asks().get("/leads/{id}", UUID.randomUUID())
                .then().statusCode(404).contentType("application/problem+json").body("type", equalTo("/problems/lead-not-found"));
    }

    @Test
    void what_cannot_be_listed_by_is_refused() {
        TestSales.asks().queryParam("status", "LOST").get("/leads").then().statusCode(400).body("type", equalTo("/problems/malformed-parameter"));
        TestSales.asks().queryParam("limit", "many").get("/leads").then().statusCode(400).body("type", equalTo("/problems/malformed-parameter"));
        TestSales.asks().queryParam("limit", 0).get("/leads").then().statusCode(422).body("errors[0].pointer", equalTo("limit"));
        TestSales.asks().queryParam("after", "x").get("/leads").then().statusCode(400).body("type", equalTo("/problems/malformed-cursor"));
    }

    @Test
    void only_sales_sees_leads() {
        String id = TestDemoRequests.made().id();
        given().get("/leads").then().statusCode(401).contentType("application/problem+json").body("type", equalTo("/problems/unauthorized"));
        given().get("/leads/{id}", id).then().statusCode(401);
        var prospect = TestProspects.registered();
        prospect.asks().get("/leads").then().statusCode(403).contentType("application/problem+json").body("type", equalTo("/problems/forbidden"));
        prospect.asks().get("/leads/{id}", id).then().statusCode(403);
    }
}
