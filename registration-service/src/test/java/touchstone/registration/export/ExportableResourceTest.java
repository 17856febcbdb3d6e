package touchstone.registration.export;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import touchstone.registration.TestSignIns;
import touchstone.registration.TestSignIns.Registered;
import touchstone.registration.prospect.TestProspects;
import touchstone.registration.prospect.TestProspects.TestProspect;
import touchstone.registration.provider.TestProviders;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens;

@QuarkusTest
class ExportableResourceTest {
    @Test
    void what_a_person_typed_may_leave() {
        Registered ann = TestSignIns.registered("github", Map.of("name", "Ann Known"), List.of(), Map.of("company", "Typed"));
        of(List.of(ann.id(), UUID.randomUUID())).body("items", hasSize(1)).body("items[0].id", equalTo(ann.id())).body("items[0].values.company", equalTo("Typed")).body("items[0].values.email", equalTo(ann.visitor().email()));
    }

    @Test
    void what_a_provider_does_not_let_us_export_stays() {
        String name = "visitor-" + UUID.randomUUID();
        var visitor = SocialSignIn.newVisitor("github", name, name + "@fabrikam.test", Map.of("name", "Visitor " + name.substring(name.length() - 12), "company", "Fabrikam"));
        Registered ann = TestSignIns.registered("github", visitor, List.of("name", "email", "company"), Map.of("company", "Fabrikam"));
        of(List.of(ann.id())).body("items[0].values.email", nullValue()).body("items[0].values.company", nullValue()).body("items[0].restricted", equalTo(false));
    }

    @Test
    void what_may_be_used_to_score_is_another_question() {
        Registered ann = TestSignIns.registered("github", Map.of("name", "Ann Known"), List.of(), Map.of("company", "Typed"));
        ask("scorable-values", List.of(ann.id())).statusCode(200).body("items[0].values.company", equalTo("Typed"));
        String name = "visitor-" + UUID.randomUUID();
        var visitor = SocialSignIn.newVisitor("github", name, name + "@fabrikam.test", Map.of("name", "Visitor " + name.substring(name.length() - 12), "company", "Fabrikam"));
        Registered claimed = TestSignIns.registered("github", visitor, List.of("name", "email", "company"), Map.of("company", "Fabrikam"));
        boolean scores = as(Tokens.of("steward")).get("/providers/github/rules").then().statusCode(200).extract().path("score");
        ask("scorable-values", List.of(claimed.id())).body("items[0].values.email", scores ? equalTo(visitor.email()) : nullValue());
    }

    @Test
    void nothing_leaves_of_who_had_the_use_of_their_data_restricted() {
        Registered ann = TestSignIns.registered("github", Map.of("name", "Ann Known"), List.of(), Map.of("company", "Typed"));
        as(ann.token()).put("/me/restriction").then().statusCode(204);
        of(List.of(ann.id())).body("items[0].values", anEmptyMap()).body("items[0].restricted", equalTo(true));
        ask("scorable-values", List.of(ann.id())).body("items[0].values", anEmptyMap());
    }

    @Test
    void who_said_no_to_conclusions_or_objects_to_them_is_not_scored() {
        TestProspect refusing = TestProspects.registered();
        TestProspect objecting = TestProspects.registered();
        for (TestProspect one : List.of(refusing, objecting)) ask("scorable-values", List.of(one.id())).body("items[0].values.company", equalTo("Fabrikam"));

        as(refusing.token()).body(Map.of("purpose", "profiling", "granted", false, "noticeHash", TestProviders.noticeOf("profiling"))).post("/me/consents").then().statusCode(201);
        as(objecting.token()).put("/me/objections/profiling").then().statusCode(204);

        for (TestProspect one : List.of(refusing, objecting)) ask("scorable-values", List.of(one.id())).body("items[0].values", anEmptyMap());
    }

    @Test
    void so_many_people_are_asked_for_at_once_and_no_more() {
        of(List.of()).body("items", hasSize(0));
        
        ask(Stream.generate(UUID::randomUUID).limit(1001).toList()).statusCode(422);
    }

    private static ValidatableResponse of(List<?> prospects) {
        return ask(prospects).statusCode(200);
    }

    private static ValidatableResponse ask(List<?> prospects) {
        return ask("exportable-values", prospects);
    }

    private static ValidatableResponse ask(String use, List<?> prospects) {
        return anonymously().contentType("application/json").body(Map.of("prospects", prospects)).post("/internal/" + use).then();
    }
}
