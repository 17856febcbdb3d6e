package touchstone.catalog.storefront;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.catalog.family.Family;
import touchstone.commons.Money;

/** A product in the words of schema.org (JSON-LD), for search engines: a {@code Product} with its {@code Offer}. Made of what its reader may see, and of nothing else. */
final class JsonLd {
    private JsonLd() {}

    static Map<String, Object> of(StorefrontProduct product, Words words) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@context", "https://schema.org");
        node.put("@type", "Product");
        node.put("@id", "urn:uuid:" + product.id());
        node.put("sku", product.sku());
        put(node, "name", product.name());
        put(node, "description", product.description());
        if (product.category() != null) node.put("category", words.option(product, Family.CATEGORY, product.category()));
        node.put("inLanguage", product.locale());
        if (product.picture() != null) node.put("image", product.media().stream().filter(Media::isPicture).map(picture -> image(picture, words.front())).toList());
        if (product.price() != null) node.put("offers", offer(product.price()));
        List<Object> properties = new ArrayList<>();
        product.attributes().forEach((code, data) -> properties.add(property(code, data, product, words)));
        if (!properties.isEmpty()) node.put("additionalProperty", properties);
        return node;
    }

    /** schema.org writes a price as a decimal in the major unit. */
    static String decimal(Money money) {
        return BigDecimal.valueOf(money.amount(), Currency.getInstance(money.currency()).getDefaultFractionDigits()).toPlainString();
    }

    private static Map<String, Object> image(Media picture, URI front) {
        Map<String, Object> image = new LinkedHashMap<>();
        image.put("@type", "ImageObject");
        image.put("contentUrl", front.resolve(picture.largest().url()).toString());
        image.put("width", picture.largest().width());
        image.put("height", picture.largest().height());
        put(image, "name", picture.title());
        put(image, "caption", picture.alt());
        return image;
    }

    private static Map<String, Object> offer(Money price) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("@type", "Offer");
        offer.put("price", decimal(price));
        offer.put("priceCurrency", price.currency());
        offer.put("availability", "https://schema.org/InStock");
        return offer;
    }

    private static Map<String, Object> property(String code, Object data, StorefrontProduct product, Words words) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("@type", "PropertyValue");
        property.put("propertyID", code);
        property.put("name", words.attribute(product, code));
        if (data instanceof Map<?, ?> measurement && measurement.containsKey("unit")) {
            property.put("value", measurement.get("value"));
            property.put("unitText", measurement.get("unit"));
        } else if (data instanceof String text) {
            property.put("value", words.option(product, code, text));
        } else if (data instanceof List<?> several) {
            property.put("value", several.stream().map(each -> words.option(product, code, String.valueOf(each))).toList());
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
