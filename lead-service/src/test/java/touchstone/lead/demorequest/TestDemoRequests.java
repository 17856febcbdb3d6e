package touchstone.lead.demorequest;

import touchstone.lead.demorequest.TestProducts.TestProduct;
import touchstone.lead.demorequest.TestProspects.TestProspect;

/** Demo requests as they come in. */
public final class TestDemoRequests {
    private TestDemoRequests() {}

    public static TestDemoRequest made() {
        return made(TestProspects.registered());
    }

    public static TestDemoRequest made(TestProspect prospect) {
        TestProduct product = TestProducts.published();
        String id = prospect.asks().body(product.wanted("We have 40 riders.")).post("/demo-requests").then().statusCode(201).extract().path("id");
        return new TestDemoRequest(id, prospect, product);
    }

    public record TestDemoRequest(String id, TestProspect prospect, TestProduct product) {}
}
