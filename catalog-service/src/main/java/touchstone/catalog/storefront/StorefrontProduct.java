package touchstone.catalog.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
 * @param price       null where there is none for this reader
 * @param priceReason why there is no price
 */
public record StorefrontProduct(UUID id, String sku, String slug, long revision, String channel, String locale, String name, String description, String category,
                                String subcategory, @JsonInclude(JsonInclude.Include.ALWAYS) Money price,
                                @Schema(description = "Why there is no price: not-offered, or who may see it") String priceReason,
                                @Schema(description = "What else it says, by attribute: a text, number, boolean, day, money, or {value, unit}") Map<String, Object> attributes) {
    private static final int TAIL = 12;

    static StorefrontProduct of(Published published, Gate gate, Reader reader) {
        ProductSheet seen = published.seenBy(reader, gate);
        return new StorefrontProduct(seen.id(), seen.sku(), slug(seen.name(), seen.id()), seen.revision(), seen.channel(), seen.locale(), seen.name(), seen.description(),
                seen.category(), seen.subcategory(), seen.price(), seen.price() == null ? reason(published, gate) : null, seen.attributes());
    }

    /** The end of an id: by it a slug finds its product, whatever stands before. */
    static String tail(UUID id) {
        String text = id.toString();
        return text.substring(text.length() - TAIL);
    }

    private static String slug(String name, UUID id) {
        String words = name == null ? "" : Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT).replaceAll("\\p{M}+", "").replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return words.isEmpty() ? tail(id) : words + "-" + tail(id);
    }

    private static String reason(Published published, Gate gate) {
        if (published.sheet().price() == null) return "not-offered";
        return gate.meantFor(published.family(), Family.PRICE).map(Audience::name).orElse("nobody").toLowerCase(Locale.ROOT).replace('_', '-') + "-only";
    }
}
