package touchstone.catalog.storefront;

import java.util.LinkedHashMap;
import java.util.Map;
import touchstone.catalog.family.Family;

/** What a page says of a product to those who share it, by property of the Open Graph protocol (ogp.me). The page itself adds {@code og:url}. */
final class OpenGraph {
    private static final int LONGEST_DESCRIPTION = 300;

    private OpenGraph() {}

    static Map<String, String> of(StorefrontProduct product, Words words) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("og:type", "product");
        if (product.name() != null) properties.put("og:title", product.name());
        if (product.description() != null) properties.put("og:description", cut(product.description()));
        // Open Graph writes a locale as language_TERRITORY.
        properties.put("og:locale", product.locale().replace('-', '_'));
        Media picture = product.picture();
        if (picture != null) {
            properties.put("og:image", words.front().resolve(picture.largest().url()).toString());
            properties.put("og:image:type", picture.largest().type());
            properties.put("og:image:width", Integer.toString(picture.largest().width()));
            properties.put("og:image:height", Integer.toString(picture.largest().height()));
            if (picture.alt() != null) properties.put("og:image:alt", picture.alt());
        }
        properties.put("product:retailer_item_id", product.sku());
        if (product.category() != null) properties.put("product:category", words.option(product, Family.CATEGORY, product.category()));
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
