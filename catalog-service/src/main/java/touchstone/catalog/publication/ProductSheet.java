package touchstone.catalog.publication;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.Family;
import touchstone.catalog.product.ProductRevision;
import touchstone.catalog.product.Values;
import touchstone.commons.Money;

/**
 * A product as its readers see it on one channel in one locale.
 *
 * @param attributes what else it says, by attribute: a text, number, boolean or day, a money, or a measurement as {@code {value, unit}}
 */
public record ProductSheet(UUID id, String sku, long revision, String channel, String locale, String name, String description, String category, String subcategory,
                           Money price,
                           @Schema(description = "What else it says, by attribute: a text, number, boolean, day, money, or {value, unit}") Map<String, Object> attributes) {
    /** What has a place of its own on a sheet, or is the company's own business. */
    private static final Set<String> NOT_LISTED =
            Set.of(Family.NAME, Family.DESCRIPTION, Family.CATEGORY, Family.SUBCATEGORY, Family.PRICE, Family.SELL_START, Family.SELL_END);

    static ProductSheet of(ProductRevision revision, Family family, Channel channel, String locale) {
        Values values = revision.values();
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (Attribute attribute : family.attributes()) {
            if (NOT_LISTED.contains(attribute.code())) continue;
            Object data = value(values, family, attribute.code(), channel, locale);
            if (data != null) attributes.put(attribute.code(), data);
        }
        return new ProductSheet(revision.ref().id(), revision.sku(), revision.ref().revision(), channel.code(), locale,
                (String) value(values, family, Family.NAME, channel, locale),
                (String) value(values, family, Family.DESCRIPTION, channel, locale),
                (String) value(values, family, Family.CATEGORY, channel, locale),
                (String) value(values, family, Family.SUBCATEGORY, channel, locale),
                (Money) value(values, family, Family.PRICE, channel, locale),
                attributes);
    }

    private static Object value(Values values, Family family, String code, Channel channel, String locale) {
        return family.attribute(code).flatMap(attribute -> values.get(code, attribute.scope(channel.code(), locale, channel.currency()))).orElse(null);
    }

    /** Changes when the answer would: a revision never does, and each channel and locale shows it in its own way. */
    public String tag() {
        return revision + "-" + channel + "-" + locale;
    }
}
