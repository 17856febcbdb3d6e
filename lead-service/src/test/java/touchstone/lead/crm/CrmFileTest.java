package touchstone.lead.crm;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestDemoRequests;
import touchstone.lead.demorequest.TestProspects;
import touchstone.lead.form.TestForms;
import touchstone.lead.lead.TestSales;
import touchstone.lead.upstream.StandIns;
import touchstone.test.Tokens;

@QuarkusTest
class CrmFileTest {
    @Test
    void accepted_leads_leave_as_a_file_with_what_may_leave_and_no_formula() {
        String email = TestForms.newEmail();
        String typed = TestForms.send("contact", TestForms.submission(Map.of("name", "One =Visitor", "email", email, "company", "=1+1", "message", "Hello"))).path("id");
        TestSales.accept(typed);
        var registered = TestDemoRequests.made();
        TestSales.accept(registered.id());
        StandIns.exportable(registered.prospect().id(), Map.of("familyName", "Confirmed"));
        String open = TestForms.sent(TestForms.newEmail());

        RestAssured.given().auth().oauth2(Tokens.of("sales")).get("/crm-exports").then().statusCode(200).contentType("text/csv").header("Content-Disposition", containsString("attachment"))
                .body(startsWith("lead,createdAt,email,givenName,familyName,company,name,")).body(containsString("," + email + ",One,'=Visitor,'=1+1,")).body(containsString(",,,Confirmed,,"))
                .body(not(containsString(registered.prospect().email()))).body(not(containsString(open))).body(containsString("ACCEPTED"));
        TestProspects.registered().asks().get("/crm-exports").then().statusCode(403);
    }

    @Test
    void outcomes_come_in_row_by_row_and_a_dry_run_says_the_same_and_keeps_nothing() {
        String won = TestSales.accept(TestForms.sent(TestForms.newEmail()));
        String lost = TestSales.accept(TestForms.sent(TestForms.newEmail()));
        String open = TestForms.sent(TestForms.newEmail());
        String csv = "\uFEFFlead,result,amount,currency,on,reason\r\n"
                + won + ",WON,\"1234.50\",EUR,2026-05-01,\r\n"
                + lost + ",LOST,,,,\"Too late, they said\"\r\n"
                + open + ",WON,1,EUR,,\r\n"
                + UUID.randomUUID() + ",WON,1,EUR,,\r\n"
                + won + ",MAYBE,,,,\r\n"
                + lost + ",LOST,,,,\r\n"
                + won + ",WON,ten,EUR,,\r\n"
                + won + ",WON,1,XYZ,,\r\n"
                + won + ",WON,1,EUR,yesterday,\r\n"
                + "x,WON,1,EUR,,\r\n"
                + won + ",WON,-1,EUR,,\r\n";
        List<String> said = List.of("TAKEN_OVER", "TAKEN_OVER", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED");

        take(csv, true).statusCode(200).body("dryRun", equalTo(true)).body("rows.result", equalTo(said)).body("rows[2].problem", equalTo("/problems/lead-not-accepted")).body("rows[3].problem", equalTo("/problems/lead-not-found"))
                .body("rows[4].problem", equalTo("/problems/row-not-readable")).body("rows[10].problem", equalTo("/problems/amount-negative"));
        TestSales.asks().get("/opportunities").then().statusCode(200).body("items.findAll { it.lead == '" + won + "' }", equalTo(List.of()));

        take(csv, false).body("rows.result", equalTo(said)).body("rows[0].problem", nullValue()).body("rows[0].row", equalTo(1)).body("rows[0].lead", equalTo(won));
        TestSales.asks().get("/opportunities").then().body("items.find { it.lead == '" + won + "' }.result", equalTo("WON")).body("items.find { it.lead == '" + won + "' }.outcome.amount.amount", equalTo(123450))
                .body("items.find { it.lead == '" + lost + "' }.outcome.reason", equalTo("Too late, they said"));
        take("lead,result,amount,currency\n" + won + ",WON,1234.50,EUR\n" + lost + ",WON,1,EUR\n", false).body("rows.result", equalTo(List.of("KNOWN_ALREADY", "REFUSED"))).body("rows[1].problem", equalTo("/problems/opportunity-closed"));
    }

    @Test
    void a_file_that_is_none_is_refused() {
        for (String csv : List.of("a,b\n1,2\n", "lead,result,lead\n", "\"", "lead,result\n" + "x,WON\n".repeat(1001))) {
            take(csv, false).statusCode(422).body("type", equalTo("/problems/file-not-readable"));
        }
        take("lead,result,reason\nx,LOST," + "a".repeat(70_000) + "\n", false).statusCode(413);
        RestAssured.given().auth().oauth2(TestProspects.registered().person().token()).contentType("text/csv").body("lead,result\n").post("/lead-outcome-imports").then().statusCode(403);
    }

    private static ValidatableResponse take(String csv, boolean dryRun) {
        return RestAssured.given().auth().oauth2(Tokens.of("sales")).contentType("text/csv; charset=UTF-8").queryParam("dryRun", dryRun).body(csv).post("/lead-outcome-imports").then();
    }
}
