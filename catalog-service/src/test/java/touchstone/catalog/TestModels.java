package touchstone.catalog;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import touchstone.catalog.TestProducts.TestProduct;

/** Models with variants that a test makes for itself. The model says all that a product needs in English, the variants their color. */
public record TestModels(TestProduct model, List<TestProduct> variants) {
    public static final String HEADER = "sku,name,category,list_price_usd,description_en,color,variant_of,axes\n";

    /** A row of a model that its variants differ by color from. */
    public static String model(String sku) {
        return sku + ",Kettle,Kettles,12.50,Boils water.,,,color\n";
    }

    public static String variant(String sku, String model, String color) {
        return sku + ",,,,," + color + "," + model + ",\n";
    }

    public static TestModels drafts(String... colors) {
        String sku = TestProducts.newSku();
        StringBuilder csv = new StringBuilder(HEADER + model(sku));
        for (String color : colors) csv.append(variant(TestProducts.newSku(), sku, color));
        List<TestProduct> products = TestProducts.imported(csv.toString());
        return new TestModels(products.get(0), products.subList(1, products.size()));
    }

    public static TestModels published(String... colors) {
        TestModels drafts = drafts(colors);
        List<TestProduct> all = new ArrayList<>(drafts.variants());
        all.add(drafts.model());
        all.forEach(product -> TestProducts.publish(TestProducts.approve(product), "en"));
        return drafts;
    }

    public TestProduct variant(int at) {
        return variants.get(at);
    }

    /** What a steward changes of a product. */
    public static Response edit(TestProduct product, Map<String, ?> values) {
        return TestPeople.steward().header("If-Match", "\"" + product.revision() + "\"").body(Map.of("values", values)).patch("/products/{id}", product.id());
    }
}
