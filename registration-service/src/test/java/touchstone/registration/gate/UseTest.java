package touchstone.registration.gate;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.registration.TestSignIns;
import touchstone.registration.TestSignIns.Registered;
import touchstone.registration.imports.TestImports;
import touchstone.registration.prospect.TestProspects;
import touchstone.registration.prospect.TestProspects.TestProspect;
import touchstone.registration.provider.TestProviders;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens;

@QuarkusTest
class UseTest {
    @Test
    void nothing_is_mailed_to_somebody_who_was_imported() {
        String id = TestImports.take("key,first_name,last_name,email\n1,Ann,Lee,ann@fabrikam.test\n", TestImports.system()).getString("results[0].prospect");

        usable(id, "MAIL", "newsletter").body("refusal", equalTo("no-consent"), "values.size()", equalTo(0), "withheld", hasItem("email"));
        usable(id, "SELL", null).body("refusal", equalTo("no-consent"), "values.size()", equalTo(0));
        usable(id, "MAIL", null).body("refusal", equalTo("no-consent"), "values.size()", equalTo(0));
    }

    @Test
    void mail_goes_for_a_purpose_that_was_agreed_to_until_it_was_withdrawn_or_objected_to() {
        TestProspect ann = TestProspects.registered();
        usable(ann, "MAIL", "newsletter").body("refusal", equalTo("no-consent"));
        as(ann.token()).body(Map.of("purpose", "newsletter", "granted", true, "noticeHash", TestProviders.noticeHash("social"))).post("/me/consents").then().statusCode(201);
        usable(ann, "MAIL", "newsletter").body("refusal", nullValue(), "values.email", equalTo(ann.email()));
        usable(ann, "MAIL", "calls").body("refusal", equalTo("no-consent"));

        as(ann.token()).put("/me/objections/newsletter").then().statusCode(204).header("Touchstone-Touch", "verb=objected");
        usable(ann, "MAIL", "newsletter").body("refusal", equalTo("objection"), "values.size()", equalTo(0));
        as(ann.token()).delete("/me/objections/newsletter").then().statusCode(204);
        usable(ann, "MAIL", "newsletter").body("refusal", nullValue());
        as(ann.token()).delete("/me/consents/newsletter").then().statusCode(204);
        usable(ann, "MAIL", "newsletter").body("refusal", equalTo("no-consent"));
    }

    @Test
    void an_address_that_its_owner_closed_to_a_purpose_is_not_mailed_for_it() {
        TestProspect ann = TestProspects.registered();
        as(ann.token()).body(Map.of("purpose", "newsletter", "granted", true, "noticeHash", TestProviders.noticeHash("social"))).post("/me/consents").then().statusCode(201);
        as(ann.token()).contentType("application/merge-patch+json").header("If-Match", ann.etag())
                .body(Map.of("channels", List.of(Map.of("id", ann.id(), "type", "EMAIL", "value", ann.email(), "preferred", false, "optOuts", List.of("newsletter"))))).patch("/me").then().statusCode(200);

        usable(ann, "MAIL", "newsletter").body("refusal", equalTo("channel-closed"), "values.size()", equalTo(0));
    }

    @Test
    void nothing_of_somebody_who_had_it_restricted_is_used() {
        TestProspect ann = TestProspects.registered();
        as(ann.token()).put("/me/restriction").then().statusCode(204);

        for (String use : List.of("MAIL", "SELL", "SCORE", "SHOW", "EXPORT")) usable(ann, use, null).body("refusal", equalTo("restricted"), "values.size()", equalTo(0));
    }

    @Test
    void what_a_provider_keeps_from_scoring_selling_and_mail_stays_out_whatever_was_agreed_to() {
        String name = "visitor-" + UUID.randomUUID();
        var visitor = SocialSignIn.newVisitor("github", name, name + "@fabrikam.test", Map.of("company", "Fabrikam"));
        Registered ann = TestSignIns.registered("github", visitor, List.of("email", "company"), Map.of("company", "Fabrikam", "jobTitle", "Buyer"));
        for (String purpose : List.of("newsletter", "sharing", "profiling")) {
            as(ann.token()).body(Map.of("purpose", purpose, "granted", true, "noticeHash", TestProviders.noticeHash("github"))).post("/me/consents").then().statusCode(201);
        }

        usable(ann.id(), "SCORE", null).body("refusal", nullValue(), "values.jobTitle", equalTo("Buyer"), "values", not(hasKey("company")), "withheld", hasItems("company", "email"));
        usable(ann.id(), "SELL", null).body("refusal", nullValue(), "values.jobTitle", equalTo("Buyer"), "withheld", hasItems("company", "email"));
        usable(ann.id(), "MAIL", "newsletter").body("values", not(hasKey("email")), "withheld", hasItem("email"));
        usable(ann.id(), "SHOW", null).body("values.company", equalTo("Fabrikam"));
    }

    @Test
    void who_objects_to_conclusions_is_not_scored_and_who_objects_to_passing_on_is_not_passed_on() {
        TestProspect ann = TestProspects.registered();
        usable(ann, "SCORE", null).body("refusal", nullValue(), "values.company", equalTo("Fabrikam"));

        as(ann.token()).put("/me/objections/profiling").then().statusCode(204);
        as(ann.token()).put("/me/objections/profiling").then().statusCode(204);
        as(ann.token()).put("/me/objections/sharing").then().statusCode(204);

        usable(ann, "SCORE", null).body("refusal", equalTo("objection"), "values.size()", equalTo(0));
        usable(ann, "SELL", null).body("refusal", equalTo("objection"));
        as(ann.token()).get("/me/objections").then().body("items.purpose", contains("sharing", "profiling"), "items.objects", contains(true, true));
        as(ann.token()).get("/me/data").then().body("objections.purpose", contains("sharing", "profiling"));
    }

    @Test
    void who_mails_elsewhere_is_told_of_an_objection() {
        TestProspect ann = TestProspects.registered();
        as(ann.token()).put("/me/objections/newsletter").then().statusCode(204);
        as(ann.token()).put("/me/objections/newsletter").then().statusCode(204);
        as(ann.token()).delete("/me/objections/newsletter").then().statusCode(204);

        assertEquals(List.of("1"), rows("select count(*) from outbox_event where subject = ? and body like '%touchstone.consent.withdrawn%newsletter%'", "prospect/" + ann.id()));
    }

    @Test
    void objections_go_with_an_erasure() {
        TestProspect ann = TestProspects.registered();
        as(ann.token()).put("/me/objections/calls").then().statusCode(204);
        String etag = as(ann.token()).get("/me").header("ETag");
        as(ann.token()).header("If-Match", etag).delete("/me").then().statusCode(200);

        assertEquals(List.of(), rows("select id from objection where prospect = ?", ann.id()));
    }

    @Test
    void what_is_no_purpose_or_nobody_is_said_so() {
        TestProspect ann = TestProspects.registered();
        refused(as(ann.token()).put("/me/objections/unheard-of"), 422, "purpose-unknown");
        refused(as(Tokens.ofNewProspect().token()).put("/me/objections/calls"), 404, "not-registered");
        refused(as(Tokens.of("sales")).put("/me/objections/calls"), 403, "forbidden");
        refused(anonymously().get("/me/objections"), 401, "unauthorized");
        refused(anonymously().get("/internal/prospects/{id}/values?use=SCORE", UUID.randomUUID()), 404, "prospect-not-found");
        anonymously().get("/internal/prospects/{id}/values", ann.id()).then().statusCode(422);
    }

    private static ValidatableResponse usable(TestProspect prospect, String use, String purpose) {
        return usable(prospect.id().toString(), use, purpose);
    }

    private static ValidatableResponse usable(String id, String use, String purpose) {
        return anonymously().get("/internal/prospects/" + id + "/values?use=" + use + (purpose == null ? "" : "&purpose=" + purpose)).then().statusCode(200);
    }
}
