package touchstone.catalog.category;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;

/** Trees that a test makes for itself, each with a code nobody else has. */
public final class TestTrees {
    private TestTrees() {}

    public static String newCode() {
        return "t-" + UUID.randomUUID();
    }

    /** A tree that readers of the channel web see. @param categories each as {@code code} or {@code code<parent} */
    public static String shown(String... categories) {
        return create(List.of("web"), categories);
    }

    /** A tree that no reader sees. */
    public static String internal(String... categories) {
        return create(List.of(), categories);
    }

    private static String create(List<String> channels, String... categories) {
        TestProducts.ready();
        String code = newCode();
        TestPeople.steward().body(tree(code, channels, categories)).post("/category-trees").then().statusCode(201).body("revision", equalTo(1));
        return code;
    }

    static Map<String, Object> tree(String code, List<String> channels, String... categories) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (String category : categories) {
            String[] parts = category.split("<");
            Map<String, Object> one = new LinkedHashMap<>(Map.of("code", parts[0], "position", list.size(), "labels", Map.of("en", label(parts[0]), "fr", label(parts[0]) + " (fr)")));
            if (parts.length > 1) one.put("parent", parts[1]);
            list.add(one);
        }
        return Map.of("code", code, "labels", Map.of("en", "Shop"), "channels", channels, "categories", list);
    }

    public static String label(String code) {
        return code.substring(0, 1).toUpperCase() + code.substring(1);
    }

    /** Moves a category to another parent, null for the top. */
    public static Response move(String tree, String category, String parent) {
        String tag = TestPeople.steward().get("/category-trees/{code}", tree).header("ETag");
        Map<String, Object> change = new LinkedHashMap<>(Map.of("position", 0, "labels", Map.of("en", label(category))));
        if (parent != null) change.put("parent", parent);
        return TestPeople.steward().header("If-Match", tag).body(change).put("/category-trees/{code}/categories/{category}", tree, category);
    }

    public static Response remove(String tree, String category) {
        String tag = TestPeople.steward().get("/category-trees/{code}", tree).header("ETag");
        return TestPeople.steward().header("If-Match", tag).delete("/category-trees/{code}/categories/{category}", tree, category);
    }
}
