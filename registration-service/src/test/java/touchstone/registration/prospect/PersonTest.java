package touchstone.registration.prospect;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.registration.prospect.TestProspects.TestProspect;
import touchstone.test.Tokens;

/** What there is to a person beyond names and a job. */
@QuarkusTest
class PersonTest {
    private static final Map<String, Object> BERLIN = Map.of("type", "BUSINESS", "country", "DE", "lines", List.of("Fabrikweg 1"), "postalCode", "10115", "locality", "Berlin", "from", "2026-01-01");
    private static final Map<String, Object> SEATTLE = Map.of("type", "HOME", "country", "US", "lines", List.of("1 Main Street"), "postalCode", "98104", "locality", "Seattle", "administrativeArea", "WA");
    private static final Map<String, Object> PHONE = Map.of("type", "PHONE", "value", "+49 30 901820", "preferred", true, "optOuts", List.of("calls"));

    @Test
    void people_say_who_they_are_and_how_to_reach_them() {
        TestProspect ann = TestProspects.registered();

        patch(ann, ann.etag(), Map.of("nativeName", "李小龙", "salutation", "Dr.", "language", "zh-Hans", "timeZone", "Asia/Shanghai", "buyingRole", "DECIDES",
                "addresses", List.of(BERLIN, SEATTLE), "channels", List.of(PHONE, Map.of("type", "SOCIAL", "network", "mastodon", "value", "@ann@social.test")))).then().statusCode(200);

        as(ann.token()).get("/me").then().statusCode(200)
                .body("nativeName", equalTo("李小龙"), "salutation", equalTo("Dr."), "language", equalTo("zh-Hans"), "timeZone", equalTo("Asia/Shanghai"), "buyingRole", equalTo("DECIDES"))
                .body("addresses.country", contains("DE", "US"), "addresses.id", everyItem(notNullValue()), "addresses[0].from", equalTo("2026-01-01"))
                .body("channels.type", contains("EMAIL", "PHONE", "SOCIAL"), "channels.value", contains(ann.email(), "+4930901820", "@ann@social.test"), "channels[0].id", equalTo(ann.id().toString()),
                        "channels.verified", contains(false, false, false), "channels[1].optOuts", contains("calls"), "channels[1].preferred", equalTo(true));
        as(Tokens.of("sales")).get("/prospects/{id}", ann.id()).then().body("addresses", hasSize(2), "channels", hasSize(3), "nativeName", equalTo("李小龙"), "withheld", nullValue());
    }

    @Test
    void a_list_is_given_as_a_whole_and_what_is_sent_as_it_came_is_no_change() {
        TestProspect ann = TestProspects.registered();
        Response had = patch(ann, ann.etag(), Map.of("addresses", List.of(BERLIN, SEATTLE), "channels", List.of(PHONE)));
        List<Map<String, Object>> addresses = had.jsonPath().getList("addresses");
        List<Map<String, Object>> channels = had.jsonPath().getList("channels");

        patch(ann, had.header("ETag"), Map.of("addresses", addresses, "channels", channels)).then().statusCode(200).header("ETag", had.header("ETag"));
        Map<String, Object> moved = new HashMap<>(addresses.get(0));
        moved.put("until", "2026-12-31");
        Response now = patch(ann, had.header("ETag"), Map.of("addresses", List.of(moved), "channels", List.of()));

        now.then().statusCode(200).body("addresses.id", contains(addresses.get(0).get("id")), "addresses[0].until", equalTo("2026-12-31"), "channels.type", contains("EMAIL"));
        as(ann.token()).get("/me/history?field=addresses").then().body("items.value", contains("Fabrikweg 1, 10115 Berlin, DE", "Fabrikweg 1, 10115 Berlin, DE", null, "1 Main Street, Seattle, WA 98104, US"),
                "items.current", contains(true, false, false, false));
    }

    @Test
    void the_channel_of_the_e_mail_address_can_be_closed_and_not_changed() {
        TestProspect ann = TestProspects.registered();
        Map<String, Object> main = new HashMap<>(Map.of("id", ann.id(), "type", "EMAIL", "value", ann.email(), "optOuts", List.of("newsletter"), "preferred", true));

        Response closed = patch(ann, ann.etag(), Map.of("channels", List.of(main)));
        closed.then().statusCode(200).body("channels[0].optOuts", contains("newsletter"), "channels[0].preferred", equalTo(true));
        main.put("value", "other@contoso.test");
        refused(patch(ann, closed.header("ETag"), Map.of("channels", List.of(main))), 422, "email-needs-confirmation");
    }

    @Test
    void nobody_says_of_themselves_that_they_are_verified() {
        TestProspect ann = TestProspects.registered();

        refused(patch(ann, ann.etag(), Map.of("channels", List.of(Map.of("type", "EMAIL", "value", "b@contoso.test", "verified", true)))), 422, "verification-not-yours");
    }

    @Test
    void ids_of_others_are_unknown() {
        TestProspect ann = TestProspects.registered();
        TestProspect bob = TestProspects.registered();
        List<Map<String, Object>> his = patch(bob, bob.etag(), Map.of("addresses", List.of(BERLIN))).jsonPath().getList("addresses");

        refused(patch(ann, ann.etag(), Map.of("addresses", his)), 422, "item-unknown");
        refused(patch(ann, ann.etag(), Map.of("channels", List.of(Map.of("id", bob.id(), "type", "EMAIL", "value", bob.email())))), 422, "item-unknown");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"language\":\"klingonisch_1\"}|/language", "{\"language\":\"qx\"}|/language", "{\"timeZone\":\"Berlin\"}|/timeZone", "{\"timeZone\":\"+02:00\"}|/timeZone",
            "{\"nativeName\":\"a\\u202eb\"}|/nativeName", "{\"salutation\":\"a\\u200bb\"}|/salutation",
            "{\"addresses\":[{\"type\":\"HOME\",\"country\":\"DE\",\"lines\":[\"x\"],\"locality\":\"Berlin\",\"postalCode\":\"1\"}]}|/addresses/0/postalCode",
            "{\"addresses\":[{\"type\":\"HOME\",\"country\":\"D\"}]}|/addresses/0/country", "{\"addresses\":[{\"country\":\"IE\",\"lines\":[\"x\"],\"locality\":\"Cork\"}]}|/addresses/0/type",
            "{\"addresses\":[{\"type\":\"HOME\",\"country\":\"IE\",\"lines\":[\"x\\u2066y\"],\"locality\":\"Cork\"}]}|/addresses/0/lines/0/<list element>",
            "{\"addresses\":[null]}|/addresses/0/<list element>", "{\"channels\":[{\"type\":\"PHONE\",\"value\":\"030 1234\"}]}|/channels/0/value", "{\"channels\":[{\"type\":\"SOCIAL\",\"value\":\"ann\"}]}|/channels/0/network",
            "{\"channels\":[{\"type\":\"PHONE\",\"value\":\"+4930901820\",\"preferred\":true},{\"type\":\"PHONE\",\"value\":\"+4930901821\",\"preferred\":true}]}|/channels"})
    void wrong_and_hostile_values_are_refused(String patch, String pointer) {
        TestProspect ann = TestProspects.registered();

        refused(as(ann.token()).header("If-Match", ann.etag()).body(patch).patch("/me"), 422, "invalid").body("errors.pointer", hasItems(pointer.replace("/<list element>", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"addresses\":[{\"owner\":\"me\"}]}", "{\"channels\":[{\"type\":\"FAX\"}]}", "{\"channels\":\"none\"}", "{\"buyingRole\":\"RULES\"}", "{\"provenance\":{}}", "{\"restrictedAt\":null}", "{\"addresses\":[{\"id\":\"1\"}]}"})
    void what_is_no_field_is_refused(String patch) {
        TestProspect ann = TestProspects.registered();

        refused(as(ann.token()).header("If-Match", ann.etag()).body(patch).patch("/me"), 400, "malformed-json");
    }

    @Test
    void there_is_a_limit_to_how_many() {
        TestProspect ann = TestProspects.registered();

        refused(patch(ann, ann.etag(), Map.of("addresses", new ArrayList<>(Collections.nCopies(51, SEATTLE)))), 422, "invalid").body("errors.pointer", contains("/addresses"));
        refused(patch(ann, ann.etag(), Map.of("channels", List.of(Map.of("type", "PHONE", "value", "+4930901820", "optOuts", List.of("no-such-purpose"))))), 422, "purpose-unknown");
    }

    @Test
    void a_steward_corrects_and_is_named() {
        TestProspect ann = TestProspects.registered();

        Response corrected = asSteward(ann.etag(), Map.of("familyName", "Li", "buyingRole", "INFLUENCES", "channels", List.of(PHONE))).patch("/prospects/{id}", ann.id());

        corrected.then().statusCode(200).body("familyName", equalTo("Li"), "buyingRole", equalTo("INFLUENCES"), "channels.type", contains("EMAIL", "PHONE"))
                .header("Touchstone-Touch", "verb=corrected, subject=\"prospect/%s\", revision=1".formatted(ann.id()));
        as(ann.token()).get("/me").then().header("ETag", corrected.header("ETag")).body("familyName", equalTo("Li"));
        as(ann.token()).get("/me/provenance?field=familyName").then().body("items", hasSize(1), "items[0].value", equalTo("Li"), "items[0].label", equalTo("Family name"), "items[0].kind", equalTo("CORRECTION"),
                "items[0].confirmedBy", equalTo("STEWARD"), "items[0].recordedBy", notNullValue(), "items[0].legalBasis", equalTo("LEGITIMATE_INTEREST"));
        as(Tokens.of("sales")).get("/prospects/{id}/history?field=familyName", ann.id()).then().body("items.value", contains("Li", "Lee"), "items.confirmedBy", contains("STEWARD", "PROSPECT"), "items.current", contains(true, false));
        as(Tokens.of("sales")).get("/prospects/{id}/provenance?field=channels", ann.id()).then().body("items.value", contains("+4930901820 (preferred) (not for calls)"), "items[0].item", notNullValue());
        as(ann.token()).get("/me/data").then().body("sourceRecords[1].recordedBy", notNullValue(), "sourceRecords[1].items[0].channel.value", equalTo("+4930901820"));
        as(ann.token()).accept("text/html").get("/me/data").then().statusCode(200).body(containsString("+4930901820"), not(containsString("NOT_FOUND")));
    }

    @Test
    void who_restricted_the_use_of_their_data_is_left_alone() {
        TestProspect ann = TestProspects.registered();
        String etag = patch(ann, ann.etag(), Map.of("addresses", List.of(BERLIN))).header("ETag");
        as(ann.token()).put("/me/restriction").then().statusCode(204);
        etag = as(ann.token()).get("/me").header("ETag");

        refused(asSteward(etag, Map.of("familyName", "Li")).patch("/prospects/{id}", ann.id()), 409, "use-restricted");
        as(Tokens.of("sales")).get("/prospects/{id}", ann.id()).then().body("addresses", nullValue(), "channels", nullValue(), "withheld", hasItems("addresses"));
        as(Tokens.of("sales")).get("/prospects/{id}/history", ann.id()).then().body("items", hasSize(0));
    }

    @Test
    void what_is_worth_asking_next_is_asked_two_at_a_time() {
        TestProspect ann = TestProspects.registered();

        as(ann.token()).get("/me/questions").then().statusCode(200).body("items.field", contains("jobTitle", "channels"), "items[0].label", equalTo("Job title"), "items.why", everyItem(notNullValue()));
        String etag = patch(ann, ann.etag(), Map.of("jobTitle", "Buyer", "channels", List.of(PHONE))).header("ETag");
        as(ann.token()).get("/me/questions").then().body("items.field", contains("buyingRole", "addresses"));
        etag = patch(ann, etag, Map.of("buyingRole", "BUYS", "language", "en", "timeZone", "UTC", "addresses", List.of(BERLIN))).header("ETag");
        as(ann.token()).get("/me/questions").then().body("items", hasSize(0));
        as(ann.token()).header("If-Match", etag).body("{\"buyingRole\":null}").patch("/me").then().statusCode(200);
        as(ann.token()).get("/me/questions").then().body("items", hasSize(0));
        refused(as(Tokens.of("sales")).get("/me/questions"), 403, "forbidden");
        refused(as(Tokens.ofNewProspect().token()).get("/me/questions"), 404, "not-registered");
    }

    @Test
    void only_stewards_correct_others() {
        TestProspect ann = TestProspects.registered();

        refused(as(Tokens.of("sales")).header("If-Match", ann.etag()).body("{}").patch("/prospects/{id}", ann.id()), 403, "forbidden");
        refused(as(ann.token()).header("If-Match", ann.etag()).body("{}").patch("/prospects/{id}", ann.id()), 403, "forbidden");
        refused(anonymously().header("If-Match", ann.etag()).body("{}").patch("/prospects/{id}", ann.id()), 401, "unauthorized");
        refused(as(Tokens.of("steward")).body("{}").patch("/prospects/{id}", ann.id()), 428, "if-match-required");
        refused(asSteward("\"7\"", Map.of()).patch("/prospects/{id}", ann.id()), 412, "revision-outdated");
        refused(asSteward("\"0\"", Map.of()).patch("/prospects/{id}", UUID.randomUUID()), 404, "prospect-not-found");
        for (String path : List.of("/history", "/provenance")) {
            refused(as(ann.token()).get("/prospects/{id}" + path, ann.id()), 403, "forbidden");
            refused(as(Tokens.of("sales")).get("/prospects/{id}" + path, UUID.randomUUID()), 404, "prospect-not-found");
        }
        refused(as(Tokens.of("sales")).get("/me/history"), 403, "forbidden");
        refused(as(Tokens.ofNewProspect().token()).get("/me/history"), 404, "not-registered");
        assertEquals(ann.etag(), as(ann.token()).get("/me").header("ETag"));
    }

    private static RequestSpecification asSteward(String etag, Map<String, Object> patch) {
        return as(Tokens.of("steward")).header("If-Match", etag).body(patch);
    }

    private static Response patch(TestProspect prospect, String etag, Map<String, Object> body) {
        return as(prospect.token()).header("If-Match", etag).body(body).patch("/me");
    }
}
