package touchstone.registration.access;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.registration.TestSignIns;
import touchstone.registration.TestSignIns.Registered;
import touchstone.registration.prospect.TestProspects;
import touchstone.registration.prospect.TestProspects.TestProspect;
import touchstone.test.Tokens;

@QuarkusTest
class AccessResourceTest {
    @Test
    void prospects_get_all_that_is_held_on_them() {
        Registered ann = atGithub();
        as(ann.token()).header("If-Match", "\"0\"").body("{\"jobTitle\":\"<b>Buyer</b>\"}").patch("/me").then().statusCode(200);

        as(ann.token()).get("/me/data").then().statusCode(200)
                .header("Content-Disposition", containsString("my-data.json")).header("Touchstone-Touch", equalTo("verb=took-data"))
                .body("prospect.id", equalTo(ann.id()), "sourceRecords.kind", contains("REGISTRATION", "RECTIFICATION"),
                        "sourceRecords[0].values.company.provider", equalTo("github"), "sourceRecords[1].values.jobTitle.origin", equalTo("TYPED"),
                        "signIns.provider", contains("github"), "providerClaims.claim", hasItems("company", "location"), "consents.size()", equalTo(0));
        as(ann.token()).accept("text/html").get("/me/data").then().statusCode(200).contentType(startsWith("text/html"))
                .body(containsString("Seattle"), containsString("&lt;b&gt;Buyer"), not(containsString("<b>Buyer")));
    }

    @Test
    void the_page_has_what_the_file_has() {
        Registered ann = atGithub();
        as(ann.token()).header("If-Match", "\"0\"").body(Map.of("salutation", "Captain", "language", "gsw-CH", "timeZone", "Europe/Zurich", "buyingRole", "INFLUENCES")).patch("/me").then().statusCode(200);
        as(ann.token()).put("/me/objections/profiling").then().statusCode(204);

        as(ann.token()).accept("text/html").get("/me/data").then().statusCode(200)
                .body(containsString("<dd>Captain"), containsString("<dd>gsw-CH"), containsString("<dd>Europe/Zurich"), containsString("<dd>INFLUENCES"), containsString(": profiling, objected"),
                        containsString("href=\"/requests\""), containsString("href=\"/timelines/me?all=true\""));
    }

    @Test
    void each_value_says_why_it_is_so() {
        Registered ann = atGithub();

        for (var path : List.of("/me/provenance", "/prospects/" + ann.id() + "/provenance")) {
            as(path.startsWith("/me") ? ann.token() : Tokens.of("sales")).get(path).then().statusCode(200)
                    .body("items.find { it.field == 'company' }.provider", equalTo("github"), "items.find { it.field == 'company' }.claim", equalTo("company"),
                            "items.find { it.field == 'company' }.legalBasis", equalTo("CONSENT"), "items.find { it.field == 'givenName' }.provider", nullValue(),
                            "items.find { it.field == 'givenName' }.kind", equalTo("REGISTRATION"), "items.find { it.field == 'givenName' }.legalBasis", equalTo("STEPS_AT_REQUEST"));
        }
    }

    @Test
    void who_restricts_the_use_of_their_data_is_seen_by_nobody_else_until_they_lift_it() {
        Registered ann = atGithub();
        as(ann.token()).put("/me/restriction").then().statusCode(204);

        as(Tokens.of("sales")).get("/prospects/{id}", ann.id()).then().statusCode(200).body("givenName", nullValue(), "email", nullValue(), "withheld", hasItems("givenName", "email"));
        as(Tokens.of("sales")).get("/prospects/{id}/claims", ann.id()).then().body("items.size()", equalTo(0));
        as(Tokens.of("sales")).get("/prospects/{id}/provenance", ann.id()).then().body("items.size()", equalTo(0));
        as(Tokens.of("steward")).get("/exports/prospects?limit=10000").then().body(not(containsString(ann.id())));
        as(ann.token()).get("/me").then().body("email", equalTo(ann.visitor().email()));
        as(ann.token()).delete("/me/restriction").then().statusCode(204);
        as(Tokens.of("sales")).get("/prospects/{id}", ann.id()).then().body("email", equalTo(ann.visitor().email()));
    }

    @Test
    void nobody_else_gets_in() {
        TestProspect ann = TestProspects.registered();
        for (String path : List.of("/me/data", "/me/provenance")) {
            refused(anonymously().get(path), 401, "unauthorized");
            refused(as(Tokens.of("sales")).get(path), 403, "forbidden");
            refused(as(Tokens.ofNewProspect().token()).get(path), 404, "not-registered");
        }
        refused(as(Tokens.of("sales")).put("/me/restriction"), 403, "forbidden");
        refused(as(Tokens.ofNewProspect().token()).delete("/me/restriction"), 404, "not-registered");
        refused(as(ann.token()).get("/prospects/{id}/provenance", ann.id()), 403, "forbidden");
        refused(as(Tokens.of("sales")).get("/prospects/{id}/provenance", UUID.randomUUID()), 404, "prospect-not-found");
    }

    private static Registered atGithub() {
        return TestSignIns.registered("github", Map.of("company", "Fabrikam", "location", "Seattle"), List.of("company", "location"), Map.of("company", "Fabrikam"));
    }
}
