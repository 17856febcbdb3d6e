package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import touchstone.test.SocialSignIn;

/** From a file of an ERP to an accepted demo request with its timeline, through the front door, as each of the people on the way. */
class PathTest {
    private static final String HEADER = "sku,name,model,category,subcategory,color,list_price_usd,sell_start,sell_end,description_en\n";

    @Test
    void the_path_from_a_products_file_to_an_accepted_demo_request() {
        String run = UUID.randomUUID().toString().substring(0, 8);
        String csv = HEADER
                + "A-" + run + ",Gear pump " + run + ",,Pumps,Gear pumps,Blue,1250.0000,2019-04-30,,Pumps viscous liquids at up to 16 bar.\n"
                + "B-" + run + ",Check valve " + run + ",,,,,80.0000,2019-04-30,,Lets through one way.\n"
                + "C-" + run + ",Ball valve " + run + ",,Valves,,,80.0000,2019-04-30,,\n"
                + "D-" + run + ",Gasket " + run + ",,Parts,,,.0000,2019-04-30,,Seals a flange.\n"
                + "E-" + run + ",Piston pump " + run + ",,Pumps,,,990.0000,2019-04-30,2020-01-01,An older pump.\n";

        Governing.Imported imported = Governing.imports(csv);
        assertEquals(5, imported.rows().path("created").asInt());
        assertEquals(Map.of("A-" + run, List.of(), "B-" + run, List.of("missing-category"), "C-" + run, List.of("missing-description"),
                "D-" + run, List.of("zero-price"), "E-" + run, List.of("sell-window-over")), imported.findings());
        assertEquals(404, Caller.visitor().get("/storefront/products/" + imported.ids().get("A-" + run)).status(), "a draft does not exist for visitors");

        assertEquals(5, Governing.withOutcome(Governing.approve(imported.products()), "APPROVED").size());
        List<JsonNode> published = Governing.publish(imported.products());
        assertEquals(List.of(imported.ids().get("A-" + run)), Governing.withOutcome(published, "PUBLISHED").stream().map(result -> result.path("id").asText()).toList());
        assertRefusedWithReasons(published, 4);

        walkFromVisitorToAcceptedDemo(imported.ids().get("A-" + run), "gear " + run);
    }

    /** The same on the product data of a real ERP: AdventureWorks, 504 rows. */
    @Test
    @EnabledIfEnvironmentVariable(named = "TOUCHSTONE_DATA", matches = ".+", disabledReason = "the reference data is not part of the project")
    void the_path_on_the_products_of_a_real_erp() throws IOException {
        String csv = Files.readString(Path.of(System.getenv("TOUCHSTONE_DATA"), "adventureworks", "products.csv"));

        Governing.Imported imported = Governing.imports(csv);
        assertEquals(504, imported.rows().path("total").asInt());
        assertEquals(504, imported.rows().path("created").asInt());
        assertEquals(209, withFinding(imported, "missing-category"));
        assertEquals(210, withFinding(imported, "missing-description"));
        assertEquals(200, withFinding(imported, "zero-price"));
        assertEquals(98, withFinding(imported, "sell-window-over"));
        assertEquals(504, Governing.imports(csv).rows().path("unchanged").asInt(), "the same file again changes nothing");

        assertEquals(504, Governing.withOutcome(Governing.approve(imported.products()), "APPROVED").size());
        List<JsonNode> results = Governing.publish(imported.products());
        List<JsonNode> published = Governing.withOutcome(results, "PUBLISHED");
        assertEquals(196, published.size());
        assertRefusedWithReasons(results, 308);

        walkFromVisitorToAcceptedDemo(imported.ids().get("BK-M68B-38"), "mountain-200 black");
    }

    private static long withFinding(Governing.Imported imported, String code) {
        return imported.findings().values().stream().filter(codes -> codes.contains(code)).count();
    }

    private static void assertRefusedWithReasons(List<JsonNode> results, int expected) {
        List<JsonNode> refused = Governing.withOutcome(results, "REFUSED");
        assertEquals(expected, refused.size());
        refused.forEach(result -> assertFalse(result.path("reasons").isEmpty(), () -> "refused without a reason: " + result));
    }

    private static void walkFromVisitorToAcceptedDemo(String product, String words) {
        var visit = new Visit().consentToMeasurement();
        Caller visitor = visit.caller;
        assertFalse(visitor.get("/storefront/products?limit=5").must(200).body().path("items").isEmpty());
        JsonNode found = visitor.get("/storefront/products?q=" + words.replace(" ", "%20")).must(200).body().path("items");
        assertTrue(Governing.texts(found, "id").contains(product), () -> "not found by '" + words + "': " + found);
        JsonNode seen = visitor.get("/storefront/products/" + product).must(200).body();

        SocialSignIn.Visitor person = SocialSignIn.newVisitor();
        visit.signIn(person, visit.choose());
        visitor.get("/me").must(404);
        JsonNode form = visit.form();
        assertTrue(form.toString().contains(person.givenName()) && form.toString().contains(person.email()), () -> "not pre-filled: " + form);
        visit.register("Corrected", person.familyName(), person.email(), "Fabrikam");
        JsonNode me = visitor.get("/me").must(200).body();
        assertEquals("Corrected", me.path("givenName").asText());

        JsonNode request = visitor.post("/demo-requests", Map.of("product", product, "revision", seen.path("revision").asLong(), "message", "Next week?"),
                Map.of("Idempotency-Key", UUID.randomUUID().toString())).must(201).body();
        for (String kept : List.of("id", "sku", "revision", "channel", "locale", "name", "price")) {
            assertEquals(seen.path(kept), request.at("/product/" + kept), kept + " is not as it was seen");
        }

        Caller sales = Caller.staff("sales");
        String id = request.path("id").asText();
        assertTrue(Governing.texts(sales.get("/leads?status=NEW&limit=200").must(200).body().path("items"), "id").contains(id));
        Caller.Answer lead = sales.get("/leads/" + id).must(200);
        String prospect = lead.body().at("/prospect").asText();
        assertEquals(me.path("id").asText(), prospect);

        List<String> timeline = Await.until(Duration.ofSeconds(20), () -> timeline(sales, prospect), touches -> touches.contains("requested-demo product/" + product));
        List<String> expected = List.of("consented", "listed", "searched", "viewed product/" + product + " " + seen.path("revision").asLong(),
                "signed-in", "registered", "requested-demo product/" + product);
        assertInOrder(expected, timeline);

        sales.put("/leads/" + id + "/review", Map.of("decision", "ACCEPTED"), Map.of("If-Match", lead.header("ETag"))).must(200);
        assertEquals("ACCEPTED", visitor.get("/demo-requests/" + id).must(200).body().path("status").asText());
    }

    /** The verbs in order, each with its subject and, for a product that was viewed, its revision. */
    private static List<String> timeline(Caller sales, String prospect) {
        return java.util.stream.StreamSupport.stream(sales.get("/timelines/prospects/" + prospect + "?limit=200").must(200).body().path("items").spliterator(), false)
                .map(touch -> touch.path("verb").asText() + (touch.path("subject").asText().startsWith("product/") ? " " + touch.path("subject").asText() : "")
                        + (touch.path("verb").asText().equals("viewed") && touch.has("revision") ? " " + touch.path("revision").asLong() : ""))
                .toList();
    }

    private static void assertInOrder(List<String> expected, List<String> timeline) {
        int at = -1;
        for (String touch : expected) {
            int next = timeline.subList(at + 1, timeline.size()).indexOf(touch);
            assertTrue(next >= 0, () -> "'" + touch + "' is missing, or not in its place, in " + timeline);
            at += 1 + next;
        }
    }
}
