package touchstone.catalog.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Audience;
import touchstone.catalog.family.Family;
import touchstone.catalog.gate.Gate;
import touchstone.catalog.gate.Reader;
import touchstone.catalog.publication.Published;
import touchstone.catalog.publication.ProductSheet;
import touchstone.commons.Money;

/**
 * A product as one reader may see it: what is left of a sheet behind the gate.
 *
 * @param slug        its name in an address; ends in what finds it, so that it stays good when the name changes
 * @param family      the code of its family
 * @param price       for one, or for the quantity asked for, the best that applies; null where there is none for this reader
 * @param priceReason why there is no price
 * @param prices      all prices that this reader may get, by quantity; absent where there is but one
 */
public record StorefrontProduct(UUID id, String sku, String slug, long revision, String channel, String locale, String name, String description, String category,
                                String subcategory, @Schema(description = "What it is made of: expand=labels says what that is called") String family, @JsonInclude(JsonInclude.Include.ALWAYS) Money price,
                                @Schema(description = "Why there is no price: not-offered, or who may see it") String priceReason,
                                @Schema(description = "All prices that the caller may get, by quantity; absent where there is but one") List<QuantityPrice> prices,
                                @Schema(description = "What else it says, by attribute: a text, number, boolean, day, money, or {value, unit}") Map<String, Object> attributes,
                                @Schema(description = "Its pictures and documents, in the order of the family; absent where there are none") List<Media> media) {
    static final int TAIL = 12;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** What one costs, if so many are taken. */
    record QuantityPrice(int fromQuantity, Money price) {}

    static StorefrontProduct of(Published published, Channel channel, Gate gate, Reader reader) {
        ProductSheet seen = published.seenBy(reader, gate);
        Map<String, Object> attributes = new LinkedHashMap<>(seen.attributes());
        List<QuantityPrice> prices = new ArrayList<>();
        if (seen.price() != null) prices.add(new QuantityPrice(1, seen.price()));
        List<Media> media = new ArrayList<>();
        Set<String> locales = channel.fallbacks(seen.locale());
        seen.attributes().forEach((code, data) -> gate.attribute(published.family(), code).filter(attribute -> attribute.type() == AttributeType.MEDIA).ifPresent(attribute -> {
            attributes.remove(code);
            Media.named(data, published.assets()).forEach(asset -> media.add(Media.of(code, asset, channel.code(), locales)));
        }));
        seen.attributes().forEach((code, data) -> gate.attribute(published.family(), code).map(Attribute::priceFor).ifPresent(whom -> {
            attributes.remove(code);
            prices.add(new QuantityPrice(whom.fromQuantity(), (Money) data));
        }));
        prices.sort(Comparator.comparing(QuantityPrice::fromQuantity).thenComparing(it -> it.price().amount()));
        Money price = best(prices, 1);
        return new StorefrontProduct(seen.id(), seen.sku(), slug(seen.name(), seen.id()), seen.revision(), seen.channel(), seen.locale(), seen.name(), seen.description(),
                seen.category(), seen.subcategory(), published.family(), price, price == null ? reason(published, gate) : null, prices.size() > 1 ? prices : null, attributes, media.isEmpty() ? null : media);
    }

    /** The same with the price of one if so many are taken. */
    StorefrontProduct forQuantity(int quantity) {
        if (quantity == 1 || prices == null) return this;
        Money best = best(prices, quantity);
        return new StorefrontProduct(id, sku, slug, revision, channel, locale, name, description, category, subcategory, family, best, best == null ? priceReason : null, prices, attributes, media);
    }

    /** All that it says, by attribute; what it shows by its attributes alone. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(Family.NAME, name);
        values.put(Family.CATEGORY, category);
        values.put(Family.SUBCATEGORY, subcategory);
        values.put(Family.DESCRIPTION, description);
        values.put(Family.PRICE, price);
        values.values().removeIf(data -> data == null);
        values.putAll(attributes);
        if (media != null) media.forEach(shown -> values.putIfAbsent(shown.attribute(), true));
        return values;
    }

    /** The first picture it shows, or null. */
    Media picture() {
        return media == null ? null : media.stream().filter(Media::isPicture).findFirst().orElse(null);
    }

    private static Money best(List<QuantityPrice> prices, int quantity) {
        return prices.stream().filter(it -> it.fromQuantity() <= quantity).map(QuantityPrice::price).min(Comparator.comparing(Money::amount)).orElse(null);
    }

    /** The end of an id: by it a slug finds its product, whatever stands before. */
    static String tail(String id) {
        return id.substring(id.length() - TAIL);
    }

    private static String slug(String name, UUID id) {
        if (name == null) return tail(id.toString());
        String words = NO_WORD.matcher(MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT)).replaceAll("")).replaceAll("-");
        String trimmed = words.substring(words.startsWith("-") ? 1 : 0, words.length() > 1 && words.endsWith("-") ? words.length() - 1 : words.length());
        return trimmed.isEmpty() ? tail(id.toString()) : trimmed + "-" + tail(id.toString());
    }

    private static String reason(Published published, Gate gate) {
        if (published.sheet().price() == null) return "not-offered";
        return gate.meantFor(published.family(), Family.PRICE).map(Audience::name).orElse("nobody").toLowerCase(Locale.ROOT).replace('_', '-') + "-only";
    }
}
