package touchstone.registration.objection;

import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.registration.prospect.TestProspects;
import touchstone.registration.prospect.TestProspects.TestProspect;
import touchstone.test.Tokens;

@QuarkusTest
class ObjectionTest {
    @Test
    void what_they_object_to_is_kept_and_told() {
        TestProspect ann = TestProspects.registered();

        as(ann.token()).put("/me/objections/profiling").then().statusCode(204).header("Touchstone-Touch", "verb=objected");
        as(ann.token()).put("/me/objections/profiling").then().statusCode(204);
        as(ann.token()).put("/me/objections/sharing").then().statusCode(204);

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
    }
}
