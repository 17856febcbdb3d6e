package touchstone.catalog.storefront;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a page says of a product to those who share it, by property of the Open Graph protocol (ogp.me). The page itself adds {@code og:url} and its pictures. */
final class OpenGraph {
    private static final int LONGEST_DESCRIPTION = 300;

    private OpenGraph() {}

    static Map<String, String> of(StorefrontProduct product) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("og:type", "product");
        if (product.name() != null) properties.put("og:title", product.name());
        if (product.description() != null) properties.put("og:description", cut(product.description()));
        // Open Graph writes a locale as language_TERRITORY.
        properties.put("og:locale", product.locale().replace('-', '_'));
        properties.put("product:retailer_item_id", product.sku());
        if (product.category() != null) properties.put("product:category", product.category());
        if (product.price() != null) {
            properties.put("product:price:amount", JsonLd.decimal(product.price()));
            properties.put("product:price:currency", product.price().currency());
        }
        return properties;
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_DESCRIPTION) return text;
        int end = text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_DESCRIPTION - 1));
        return text.substring(0, end) + "…";
    }
}
