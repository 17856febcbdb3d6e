package touchstone.lead.opportunity;

import java.util.Map;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.lead.TestSales;

/** Opportunities at the first stage of the first pipeline. */
final class TestOpportunities {
    private TestOpportunities() {}

    static String open() {
        return TestSales.asks().body(Map.of("lead", acceptedLead())).post("/opportunities").then().statusCode(201).extract().path("id");
    }

    static String acceptedLead() {
        return TestSales.accept(TestDemoRequests.made().id());
    }
}
