package touchstone.registration.prospect;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.registration.prospect.TestProspects.TestProspect;
import touchstone.test.Tokens;

@QuarkusTest
class ProspectResourceTest {
    @ParameterizedTest
    @ValueSource(strings = {"sales", "steward"})
    void sales_and_stewards_read_a_prospect(String role) {
        TestProspect ann = TestProspects.registered();

        as(Tokens.of(role)).get("/prospects/{id}", ann.id()).then().statusCode(200)
                .header("ETag", ann.etag())
                .header("Touchstone-Touch", "verb=viewed, subject=\"prospect/%s\", revision=0".formatted(ann.id()))
                .body("id", equalTo(ann.id().toString()), "familyName", equalTo("Lee"), "email", equalTo(ann.email()));
    }

    @Test
    void the_list_pages_from_the_youngest_to_the_oldest() {
        String older = TestProspects.registered().id().toString();
        String younger = TestProspects.registered().id().toString();

        List<String> found = new ArrayList<>();
        String after = "";
        do {
            JsonPath page = as(Tokens.of("sales")).get("/prospects?limit=1" + after).then().statusCode(200).extract().jsonPath();
            found.addAll(page.getList("items.id"));
            after = "&after=" + page.getString("next");
        } while (!found.contains(older));

        assertEquals(List.of(younger, older), found.subList(found.indexOf(younger), found.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201"})
    void a_page_has_1_to_200_items(String limit) {
        refused(as(Tokens.of("sales")).get("/prospects?limit=" + limit), 422, "invalid");
    }

    @Test
    void a_cursor_is_one_of_ours() {
        refused(as(Tokens.of("sales")).get("/prospects?after=mine"), 400, "malformed-cursor");
    }

    @Test
    void who_is_unknown_is_not_found() {
        refused(as(Tokens.of("sales")).get("/prospects/{id}", UUID.randomUUID()), 404, "prospect-not-found");
        refused(as(Tokens.of("sales")).get("/prospects/1"), 404, "not-found");
    }

    @Test
    void nobody_else_gets_in() {
        TestProspect ann = TestProspects.registered();

        for (String path : List.of("/prospects", "/prospects/" + ann.id())) {
            refused(anonymously().get(path), 401, "unauthorized");
            refused(as(ann.token()).get(path), 403, "forbidden");
            refused(as(Tokens.of("approver")).get(path), 403, "forbidden");
        }
    }
}
