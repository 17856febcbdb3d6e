package touchstone.catalog.category;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import touchstone.catalog.TestModels;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.test.Tokens;

@QuarkusTest
class CategoryTreeResourceTest {
    @Test
    void a_tree_is_made_read_and_changed_with_a_revision_each_time() {
        TestProducts.ready();
        String code = TestTrees.newCode();
        TestPeople.steward().body(TestTrees.tree(code, List.of("web"), "pumps", "dosing<pumps")).post("/category-trees").then().statusCode(201)
                .header("Location", endsWith("/category-trees/" + code)).header("ETag", "\"1\"").body("categories.code", equalTo(List.of("pumps", "dosing"))).body("categories[1].parent", equalTo("pumps"));

        TestPeople.steward().header("If-Match", "\"1\"").body(Map.of("parent", "dosing", "position", 3, "labels", Map.of("en", "Quiet"), "reason", "New line"))
                .put("/category-trees/{code}/categories/quiet", code).then().statusCode(200).header("ETag", "\"2\"").body("reason", equalTo("New line")).body("categories.code", hasItem("quiet"));
        TestPeople.approver().get("/category-trees/{code}", code).then().statusCode(200).header("ETag", "\"2\"").body("categories.find { it.code == 'quiet' }.labels.en", equalTo("Quiet"));
        TestPeople.steward().get("/category-trees/{code}/revisions", code).then().statusCode(200).body("items.revision", equalTo(List.of(2, 1)));
        TestPeople.steward().get("/category-trees/{code}/revisions/1", code).then().statusCode(200).body("categories.code", equalTo(List.of("pumps", "dosing")));
        TestPeople.steward().get("/category-trees").then().statusCode(200).body("items.code", hasItem(code));
        TestPeople.steward().header("If-Match", "\"2\"").body(TestTrees.tree(code, List.of(), "valves")).put("/category-trees/{code}", code).then().statusCode(200).body("categories.code", equalTo(List.of("valves")));
    }

    @Test
    void a_category_does_not_stand_under_itself() {
        String tree = TestTrees.shown("a", "b<a", "c<b");

        problem(TestTrees.move(tree, "a", "c"), 422, "categories-cyclic").then().body("categories", equalTo(List.of("a", "b", "c")));
        problem(TestTrees.move(tree, "a", "a"), 422, "categories-cyclic");
        problem(TestPeople.steward().body(TestTrees.tree(TestTrees.newCode(), List.of(), "a<b", "b<a")).post("/category-trees"), 422, "categories-cyclic");
        TestTrees.move(tree, "b", null).then().statusCode(200);
        TestTrees.move(tree, "a", "c").then().statusCode(200);
    }

    @Test
    void what_is_no_tree_is_refused() {
        String tree = TestTrees.shown("a");
        String[] deep = IntStream.range(0, 11).mapToObj(i -> i == 0 ? "c0" : "c" + i + "<c" + (i - 1)).toArray(String[]::new);
        String[] many = IntStream.range(0, 2_001).mapToObj(i -> "c" + i).toArray(String[]::new);

        notValid(TestTrees.tree("Shop", List.of(), "a"), "/code", "lower-case");
        notValid(TestTrees.tree("unit", List.of(), "a"), "/code", "neither unit");
        notValid(TestTrees.tree(TestTrees.newCode(), List.of(), "A"), "/categories/0/code", "lower-case");
        notValid(TestTrees.tree(TestTrees.newCode(), List.of(), "a", "a"), "/categories/1/code", "twice");
        notValid(TestTrees.tree(TestTrees.newCode(), List.of(), "a<z"), "/categories/0/parent", "no category of this tree");
        notValid(TestTrees.tree(TestTrees.newCode(), List.of(), deep), "/categories/10/parent", "more than 10 deep");
        notValid(TestTrees.tree(TestTrees.newCode(), List.of(), many), "/categories", "more than 2000");
        notValid(Map.of("code", TestTrees.newCode(), "categories", List.of(Map.of("code", "a", "labels", Map.of("en", "x".repeat(201))))), "/categories/0/labels/en", "200");
        notValid(Map.of("code", TestTrees.newCode(), "categories", List.of(Map.of("code", "a", "position", -1))), "/categories/0/position", "0 to");
        problem(TestPeople.steward().body(Map.of("code", TestTrees.newCode())).post("/category-trees"), 422, "invalid");
        problem(TestTrees.move(tree, "b", "none-such"), 422, "tree-not-valid");
        problem(TestPeople.steward().body(TestTrees.tree(tree, List.of())).post("/category-trees"), 409, "category-tree-exists");
        problem(TestPeople.steward().header("If-Match", "\"1\"").body(TestTrees.tree("other", List.of())).put("/category-trees/{code}", tree), 422, "tree-not-valid");
    }

    @Test
    void a_category_that_holds_something_is_not_taken_away() {
        String tree = TestTrees.shown("a", "b<a", "c", "d");
        TestProduct draft = stand(TestProducts.draft(), tree, "b");
        TestProduct live = TestProducts.publish(TestProducts.approve(stand(TestProducts.draft(), tree, "c")), "en");

        problem(TestTrees.remove(tree, "a"), 409, "category-not-empty").then().body("holds", equalTo("categories"));
        problem(TestTrees.remove(tree, "b"), 409, "category-not-empty").then().body("holds", equalTo("products")).body("category", equalTo("b"));
        problem(TestPeople.steward().header("If-Match", "\"1\"").body(TestTrees.tree(tree, List.of(), "a", "c")).put("/category-trees/{code}", tree), 409, "category-not-empty");
        problem(TestTrees.remove(tree, "none-such"), 404, "category-not-found");
        stand(draft, tree, "d");
        TestTrees.remove(tree, "b").then().statusCode(200);
        // It is live in it, though a newer draft is not.
        stand(live, tree, "d");
        problem(TestTrees.remove(tree, "c"), 409, "category-not-empty");
    }

    @Test
    void a_product_stands_in_categories_of_several_trees_with_an_author_and_a_history() {
        String shop = TestTrees.shown("pumps", "quiet");
        String own = TestTrees.internal("a");
        TestProduct product = TestProducts.draft();

        TestModels.edit(product, Map.of("categories", Map.of(shop, List.of("quiet", "pumps"), own, List.of("a")))).then().statusCode(200)
                .body("values.categories.'" + shop + "'", equalTo(List.of("quiet", "pumps"))).body("origins.findAll { it.attribute == 'categories' }.source", equalTo(List.of("edit", "edit")));
        TestPeople.steward().get("/products/{id}/values/categories", product.id()).then().statusCode(200).body("present.scope", hasItem(shop));
        TestPeople.steward().queryParam("from", 1).queryParam("to", 2).get("/products/{id}/differences", product.id()).then().body("items.attribute", equalTo(List.of("categories", "categories")));
        Map<String, Object> none = new HashMap<>();
        none.put("categories", null);
        TestModels.edit(new TestProduct(product.id(), product.sku(), 2), none).then().statusCode(200).body("values.categories", nullValue());
        TestPeople.steward().queryParam("channel", "web").queryParam("locale", "en").get("/products/{id}/revisions/2/preview", product.id()).then().statusCode(200)
                .body("links.categories.'" + shop + "'", equalTo(List.of("quiet", "pumps")));
    }

    @Test
    void a_product_stands_in_no_category_that_is_not_there() {
        String tree = TestTrees.shown("a");
        TestProduct product = TestProducts.draft();

        refused(product, Map.of(tree, List.of("b")), tree, "names b, which is no category");
        refused(product, Map.of("none-such", List.of("a")), "none-such", "is no tree");
        refused(product, Map.of("No", List.of("a")), "No", "is no tree");
        refused(product, Map.of(tree, List.of("a", "a")), tree, "twice");
        refused(product, Map.of(tree, IntStream.range(0, 51).mapToObj(i -> "c" + i).toList()), tree, "at most 50");
        TestProducts.importing("sku,name,categories_" + tree + "\n" + TestProducts.newSku() + ",Pump,a\n" + TestProducts.newSku() + ",Pump,\"a,b\"\n").statusCode(201)
                .body("results.outcome", equalTo(List.of("CREATED", "REFUSED"))).body("results[1].findings.code", equalTo(List.of("unknown-category")));
        TestProducts.importing("sku,name,categories_none-such\n" + TestProducts.newSku() + ",Pump,a\n").body("results[0].findings.code", equalTo(List.of("unknown-tree")));
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_not_overwritten() {
        String tree = TestTrees.shown("a");
        TestTrees.move(tree, "b", "a").then().statusCode(200);

        problem(TestPeople.steward().header("If-Match", "\"1\"").body(Map.of("position", 0)).put("/category-trees/{code}/categories/c", tree), 412, "revision-outdated");
        problem(TestPeople.steward().body(Map.of("position", 0)).put("/category-trees/{code}/categories/c", tree), 428, "if-match-required");
        problem(TestPeople.steward().delete("/category-trees/{code}/categories/b", tree), 428, "if-match-required");
        problem(TestPeople.steward().header("If-Match", "\"1\"").delete("/category-trees/{code}/categories/b", tree), 412, "revision-outdated");
    }

    @Test
    void only_who_governs_products_governs_categories() {
        String tree = TestTrees.shown("a");

        given().get("/category-trees").then().statusCode(401);
        problem(TestPeople.with(Tokens.of("sales")).get("/category-trees"), 403, "forbidden");
        problem(TestPeople.approver().body(TestTrees.tree(TestTrees.newCode(), List.of())).post("/category-trees"), 403, "forbidden");
        problem(TestPeople.approver().header("If-Match", "\"1\"").body(Map.of("position", 0)).put("/category-trees/{code}/categories/c", tree), 403, "forbidden");
        problem(TestPeople.approver().header("If-Match", "\"1\"").delete("/category-trees/{code}/categories/a", tree), 403, "forbidden");
        problem(TestPeople.steward().get("/category-trees/none-such"), 404, "category-tree-not-found");
        problem(TestPeople.steward().get("/category-trees/{code}/revisions/9", tree), 404, "category-tree-not-found");
        problem(TestPeople.steward().get("/category-trees/none-such/revisions"), 404, "category-tree-not-found");
    }

    private static TestProduct stand(TestProduct product, String tree, String... categories) {
        return TestProducts.edited(product, Map.of("categories", Map.of(tree, List.of(categories))));
    }

    private static void refused(TestProduct product, Map<String, ?> categories, String tree, String detail) {
        problem(TestModels.edit(product, Map.of("categories", categories)), 422, "values-not-valid").then().body("errors[0].pointer", equalTo("/values/categories/" + tree)).body("errors[0].detail", containsString(detail));
    }

    private static void notValid(Map<String, Object> tree, String pointer, String detail) {
        problem(TestPeople.steward().body(tree).post("/category-trees"), 422, "tree-not-valid").then().body("errors[0].pointer", equalTo(pointer)).body("errors[0].detail", containsString(detail));
    }

    private static Response problem(Response answer, int status, String type) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + type));
        return answer;
    }
}
