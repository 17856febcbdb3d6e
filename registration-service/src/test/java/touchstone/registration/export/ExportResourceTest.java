package touchstone.registration.export;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.registration.imports.TestImports;
import touchstone.registration.prospect.TestProspects;
import touchstone.registration.prospect.TestProspects.TestProspect;
import touchstone.registration.provider.TestProviders;
import touchstone.test.Tokens;

@QuarkusTest
class ExportResourceTest {
    private static final Map<String, Object> BERLIN = Map.of("type", "BUSINESS", "country", "DE", "lines", List.of("Fabrikweg 1"), "postalCode", "10115", "locality", "Berlin");

    @Test
    void all_leave_a_line_of_json_each() {
        TestProspect ann = TestProspects.registered();
        change(ann, Map.of("nativeName", "李安", "addresses", List.of(BERLIN, BERLIN), "channels", List.of(Map.of("type", "PHONE", "value", "+4930901820", "optOuts", List.of("calls")))));
        TestProspect hidden = TestProspects.registered();
        as(hidden.token()).put("/me/restriction").then().statusCode(204);

        Response file = as(Tokens.of("steward")).get("/exports/prospects/stream");

        file.then().statusCode(200).contentType("application/x-ndjson").header("Touchstone-Touch", equalTo("verb=exported")).body(not(containsString(hidden.id().toString())));
        JsonPath line = JsonPath.from(file.asString().lines().filter(one -> one.contains(ann.id().toString())).findFirst().orElseThrow());
        assertEquals("李安", line.getString("nativeName"));
        assertEquals(List.of("DE", "DE"), line.getList("addresses.country"));
        assertEquals(List.of(List.of(), List.of("calls")), line.getList("channels.optOuts"));
    }

    @Test
    void for_a_purpose_leave_those_who_agreed_by_what_they_left_open() {
        TestProspect yes = agreeing(true);
        TestProspect no = agreeing(false);
        TestProspect objecting = agreeing(true);
        as(objecting.token()).put("/me/objections/newsletter").then().statusCode(204);
        String imported = TestImports.take("key,first_name,last_name,email\n1,Ann,Lee,ann@fabrikam.test\n", TestImports.system()).getString("results[0].prospect");
        TestProspect closed = agreeing(true);
        change(closed, Map.of("channels", List.of(Map.of("id", closed.id(), "type", "EMAIL", "value", closed.email(), "optOuts", List.of("newsletter")))));

        for (String path : List.of("/exports/prospects?limit=10000&purpose=newsletter", "/exports/prospects?limit=10000&format=VCARD&purpose=newsletter", "/exports/prospects/stream?purpose=newsletter")) {
            String file = as(Tokens.of("steward")).get(path).then().statusCode(200).extract().asString().replace("\r\n ", "");
            assertTrue(file.contains(yes.email()), path);
            for (String left : List.of(no.id().toString(), objecting.id().toString(), imported)) assertFalse(file.contains(left), path);
            assertTrue(file.contains(closed.id().toString()) && !file.contains(closed.email()), path);
        }
        as(yes.token()).delete("/me/consents/newsletter").then().statusCode(204);
        as(Tokens.of("steward")).get("/exports/prospects/stream?purpose=newsletter").then().body(not(containsString(yes.id().toString())));
    }

    @Test
    void files_come_in_parts() {
        TestProspects.registered();
        TestProspects.registered();

        String next = as(Tokens.of("steward")).get("/exports/prospects?format=VCARD&limit=1").then().statusCode(200).contentType(containsString("text/vcard")).extract().header("Link");

        assertTrue(next.startsWith("</exports/prospects?format=VCARD&limit=1&after=") && next.endsWith(">; rel=\"next\""), next);
        as(Tokens.of("steward")).urlEncodingEnabled(false).get(next.substring(1, next.indexOf('>'))).then().statusCode(200).body(containsString("BEGIN:VCARD"));
    }

    @Test
    void only_stewards_take_people_out() {
        TestProspect ann = TestProspects.registered();
        for (String path : List.of("/exports/prospects", "/exports/prospects/stream")) {
            refused(anonymously().get(path), 401, "unauthorized");
            refused(as(Tokens.of("sales")).get(path), 403, "forbidden");
            refused(as(ann.token()).get(path), 403, "forbidden");
            refused(as(Tokens.of("steward")).get(path + "?after=mine"), 400, "malformed-cursor");
            refused(as(Tokens.of("steward")).get(path + "?purpose=world-peace"), 422, "purpose-unknown");
        }
        refused(as(Tokens.of("steward")).get("/exports/prospects?format=XML"), 400, "malformed-parameter");
    }

    private static TestProspect agreeing(boolean granted) {
        TestProspect one = TestProspects.registered();
        as(one.token()).body(Map.of("purpose", "newsletter", "granted", granted, "noticeHash", TestProviders.noticeOf("newsletter"))).post("/me/consents").then().statusCode(201);
        return one;
    }

    private static void change(TestProspect prospect, Map<String, Object> patch) {
        as(prospect.token()).header("If-Match", prospect.etag()).body(patch).patch("/me").then().statusCode(200);
    }
}
