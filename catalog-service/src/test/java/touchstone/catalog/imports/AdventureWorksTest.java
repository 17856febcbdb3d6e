package touchstone.catalog.imports;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;

/** The product master data of AdventureWorks (MIT, Microsoft SQL Server samples) on its whole way. Runs only where {@code TOUCHSTONE_DATA} names the folder it is in. */
@QuarkusTest
@EnabledIfEnvironmentVariable(named = "TOUCHSTONE_DATA", matches = ".+")
class AdventureWorksTest {
    private static final List<String> LOCALES = List.of("en", "fr", "ar", "he", "th", "zh-Hant");

    @Test
    void all_is_taken_in_and_only_what_is_complete_and_on_sale_goes_out() throws IOException {
        String csv = Files.readString(Path.of(System.getenv("TOUCHSTONE_DATA"), "adventureworks", "products.csv"));

        JsonPath first = TestProducts.importing(csv).statusCode(201).body("rows.total", equalTo(504)).body("rows.refused", equalTo(0)).extract().jsonPath();
        TestProducts.importing(csv).body("rows.unchanged", equalTo(504));

        assertEquals(List.of("simplified-characters zh-Hant"), first.getList("findings.findAll { it.code == 'simplified-characters' }.collect { it.code + ' ' + it.locale }"));
        // One of the 294 texts has no character by which to tell.
        assertTrue(first.getString("findings[0].detail").startsWith("In 293 of 504 rows"), first.getString("findings[0].detail"));
        List<Map<String, Object>> refs = new ArrayList<>();
        for (int i = 0; i < 504; i++) refs.add(Map.of("id", first.getString("results[" + i + "].product"), "revision", first.getLong("results[" + i + "].revision")));
        assertEquals(LOCALES.stream().map(locale -> locale + " 294").toList(), complete(refs));

        TestPeople.approver().body(Map.of("products", refs)).post("/approvals").then().statusCode(200);
        for (String locale : LOCALES) {
            JsonPath published = TestPeople.approver().body(Map.of("channel", "web", "locale", locale, "products", refs)).post("/publications").then().statusCode(200).extract().jsonPath();
            assertEquals(Map.of("PUBLISHED", 196L, "REFUSED", 308L), published.<String>getList("results.outcome").stream().collect(groupingBy(outcome -> outcome, counting())));
            assertEquals(Map.of("missing-category", 209L, "missing-description", 210L, "zero-price", 200L, "sell-window-over", 98L),
                    published.<String>getList("results.collectMany { it.reasons ?: [] }.code").stream().collect(groupingBy(code -> code, TreeMap::new, counting())));
        }
    }

    private static List<String> complete(List<Map<String, Object>> refs) {
        Map<String, Integer> complete = new TreeMap<>();
        for (Map<String, Object> ref : refs) {
            TestPeople.steward().get("/products/{id}", ref.get("id")).then().extract().jsonPath()
                    .<String>getList("completeness.findAll { it.complete && it.channel == 'web' }.locale").forEach(locale -> complete.merge(locale, 1, Integer::sum));
        }
        return LOCALES.stream().map(locale -> locale + " " + complete.get(locale)).toList();
    }
}
