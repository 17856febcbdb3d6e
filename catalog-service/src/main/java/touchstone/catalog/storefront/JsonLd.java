package touchstone.catalog.storefront;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.commons.Money;

/** A product in the words of schema.org (JSON-LD), for search engines: a {@code Product} with its {@code Offer}. Made of what its reader may see, and of nothing else. */
final class JsonLd {
    private JsonLd() {}

    static Map<String, Object> of(StorefrontProduct product) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@context", "https://schema.org");
        node.put("@type", "Product");
        node.put("@id", "urn:uuid:" + product.id());
        node.put("sku", product.sku());
        put(node, "name", product.name());
        put(node, "description", product.description());
        put(node, "category", product.category());
        node.put("inLanguage", product.locale());
        if (product.price() != null) node.put("offers", offer(product.price()));
        List<Object> properties = new ArrayList<>();
        product.attributes().forEach((code, data) -> properties.add(property(code, data)));
        if (!properties.isEmpty()) node.put("additionalProperty", properties);
        return node;
    }

    /** schema.org writes a price as a decimal in the major unit. */
    static String decimal(Money money) {
        return BigDecimal.valueOf(money.amount(), Currency.getInstance(money.currency()).getDefaultFractionDigits()).toPlainString();
    }

    private static Map<String, Object> offer(Money price) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("@type", "Offer");
        offer.put("price", decimal(price));
        offer.put("priceCurrency", price.currency());
        offer.put("availability", "https://schema.org/InStock");
        return offer;
    }

    private static Map<String, Object> property(String code, Object data) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("@type", "PropertyValue");
        property.put("propertyID", code);
        if (data instanceof Map<?, ?> measurement && measurement.containsKey("unit")) {
            property.put("value", measurement.get("value"));
            property.put("unitText", measurement.get("unit"));
        } else {
            property.put("value", data instanceof Map<?, ?> money && money.containsKey("currency")
                    ? decimal(new Money(((Number) money.get("amount")).longValue(), (String) money.get("currency"))) + " " + money.get("currency") : data);
        }
        return property;
    }

    private static void put(Map<String, Object> node, String name, String text) {
        if (text != null) node.put(name, text);
    }
}
