package touchstone.lead.related;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.demorequest.TestProducts;
import touchstone.lead.demorequest.TestProspects;
import touchstone.lead.form.TestForms;
import touchstone.lead.lead.TestSales;
import touchstone.lead.upstream.StandIns;

@QuarkusTest
class RelatedTest {
    @Test
    void leads_of_one_person_on_one_product_are_shown_together() {
        var prospect = TestProspects.registered();
        var product = TestProducts.published();
        String first = request(prospect, product);
        String second = request(prospect, product);
        TestDemoRequests.made(prospect);
        request(TestProspects.registered(), product);

        TestSales.asks().get("/leads/{id}/duplicates", first).then().statusCode(200).body("items.id", equalTo(List.of(second)));
    }

    @Test
    void colleagues_are_told_by_the_domain_with_their_role_and_what_they_touched() {
        String domain = "c-" + UUID.randomUUID().toString().substring(0, 12) + ".test";
        var product = TestProducts.published();
        String own = send("one@" + domain, product, null);
        String theirs = send("two@" + domain, product, "decides");
        String again = send("Two@" + domain, product, null);
        send("three@" + domain + ".elsewhere.test", product, null);

        TestSales.asks().get("/leads/{id}/colleagues", own).then().statusCode(200).body("items", hasSize(1)).body("items[0].leads", equalTo(List.of(again, theirs)))
                .body("items[0].role", equalTo("decides")).body("items[0].touches", hasSize(0));
    }

    @Test
    void private_addresses_make_no_colleagues_but_a_company_does() {
        String company = "Company " + UUID.randomUUID();
        String one = sendOf("one-" + UUID.randomUUID() + "@gmail.com", company);
        String two = sendOf("two-" + UUID.randomUUID() + "@web.de", company.toUpperCase());
        sendOf("three-" + UUID.randomUUID() + "@gmail.com", "Another");

        TestSales.asks().get("/leads/{id}/colleagues", one).then().statusCode(200).body("items.leads", equalTo(List.of(List.of(two))));
    }

    @Test
    void touches_of_a_colleague_who_is_registered_come_from_the_ledger() {
        String company = "Company " + UUID.randomUUID();
        var product = TestProducts.published();
        var prospect = TestProspects.registeredAt(company);
        StandIns.touched(prospect.id(), List.of(touch("2026-03-01T10:00:00Z", "viewed", "product/" + product.id()), touch("2026-03-02T10:00:00Z", "downloaded", "product/" + product.id()),
                touch("2026-03-03T10:00:00Z", "viewed", "product/other")));
        request(prospect, product);
        String own = TestForms.send("demo-request", TestForms.submission(Map.of("name", "One", "email", "one-" + UUID.randomUUID() + "@gmail.com", "company", company), product)).path("id");

        TestSales.asks().get("/leads/{id}/colleagues", own).then().statusCode(200).body("items", hasSize(1)).body("items[0].prospect", equalTo(prospect.id().toString()))
                .body("items[0].touches.verb", equalTo(List.of("downloaded", "viewed"))).body("items[0].touches[0].revision", equalTo(3));
    }

    @Test
    void touches_of_another_product_of_the_family_count_too() {
        String company = "Company " + UUID.randomUUID();
        var product = TestProducts.published();
        var sibling = TestProducts.published();
        var prospect = TestProspects.registeredAt(company);
        StandIns.touched(prospect.id(), List.of(shown("2026-03-01T10:00:00Z", sibling.id()), shown("2026-03-02T10:00:00Z", product.id()), shown("2026-03-03T10:00:00Z", UUID.randomUUID().toString())));
        request(prospect, product);
        String own = TestForms.send("demo-request", TestForms.submission(Map.of("name", "One", "email", "one-" + UUID.randomUUID() + "@gmail.com", "company", company), product)).path("id");

        TestSales.asks().get("/leads/{id}/colleagues", own).then().statusCode(200).body("items[0].touches.product", equalTo(List.of(product.id(), sibling.id())));
    }

    private static Map<String, Object> shown(String at, String product) {
        return Map.of("id", UUID.randomUUID(), "at", at, "verb", "viewed", "subject", "product/" + product, "revision", 3, "channel", "web", "locale", "en", "method", "GET");
    }

    @Test
    void what_is_not_there_or_not_for_all_is_refused() {
        TestSales.asks().get("/leads/{id}/duplicates", UUID.randomUUID()).then().statusCode(404).body("type", equalTo("/problems/lead-not-found"));
        TestSales.asks().get("/leads/{id}/colleagues", UUID.randomUUID()).then().statusCode(404).body("type", equalTo("/problems/lead-not-found"));
        TestProspects.registered().asks().get("/leads/{id}/colleagues", UUID.randomUUID()).then().statusCode(403);
    }

    private static String request(TestProspects.TestProspect prospect, TestProducts.TestProduct product) {
        return prospect.asks().body(product.wanted()).post("/demo-requests").then().statusCode(201).extract().path("id");
    }

    private static String send(String email, TestProducts.TestProduct product, String role) {
        Map<String, Object> answers = role == null ? Map.of("name", "One", "email", email) : Map.of("name", "One", "email", email, "role", role);
        return TestForms.send("demo-request", TestForms.submission(answers, product)).then().statusCode(201).extract().path("id");
    }

    private static String sendOf(String email, String company) {
        return TestForms.send("contact", TestForms.submission(Map.of("name", "One", "email", email, "company", company, "message", "Hello"))).then().statusCode(201).extract().path("id");
    }

    private static Map<String, Object> touch(String at, String verb, String subject) {
        return Map.of("id", UUID.randomUUID(), "at", at, "verb", verb, "subject", subject, "revision", 3, "method", "GET");
    }
}
