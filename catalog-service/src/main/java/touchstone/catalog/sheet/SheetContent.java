package touchstone.catalog.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import touchstone.catalog.asset.Asset;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Family;
import touchstone.catalog.product.ProductRevision;
import touchstone.catalog.publication.ProductSheet;
import touchstone.catalog.publication.Published;
import touchstone.commons.Money;

/**
 * What a product sheet says: what anybody may see of a revision as it was published. A sheet is handed on, so that whoever may see more sees no more here.
 *
 * @param at    when the revision was saved: unlike the time of publication, that never changes
 * @param facts by attribute, in the order of the family
 * @param image the id of the first picture that it shows, null if there is none
 */
record SheetContent(UUID product, String sku, long revision, Instant at, String channel, String locale, String name, String description, String category,
                    String subcategory, Money price, Map<String, Object> facts, String image) {
    private static final Set<AttributeType> NOT_WRITTEN = Set.of(AttributeType.MEDIA, AttributeType.REFERENCE);

    SheetContent(UUID product, String sku, long revision, Instant at, String channel, String locale, String name, String description, String category, String subcategory, Money price,
                 Map<String, Object> facts) {
        this(product, sku, revision, at, channel, locale, name, description, category, subcategory, price, facts, null);
    }

    static SheetContent of(Published whole, ProductRevision revision, PublicView view) {
        ProductSheet published = whole.sheet();
        Map<String, Object> facts = new LinkedHashMap<>();
        published.attributes().forEach((code, data) -> {
            Object shown = NOT_WRITTEN.contains(view.type(code)) || code.equals(Family.SHEET_GATE) ? null : view.show(code, data);
            if (shown != null) facts.put(code, shown);
        });
        return new SheetContent(published.id(), published.sku(), published.revision(), revision.change().at(), published.channel(), published.locale(),
                view.show(Family.NAME, published.name()), view.show(Family.DESCRIPTION, published.description()), view.show(Family.CATEGORY, published.category()),
                view.show(Family.SUBCATEGORY, published.subcategory()), view.show(Family.PRICE, published.price()), facts, image(whole, view));
    }

    private static String image(Published whole, PublicView view) {
        return whole.sheet().attributes().entrySet().stream().filter(value -> view.type(value.getKey()) == AttributeType.MEDIA).map(value -> view.show(value.getKey(), value.getValue()))
                .filter(List.class::isInstance).flatMap(ids -> ((List<?>) ids).stream()).map(whole.assets()::get).filter(asset -> asset != null && asset.type().isPicture())
                .map(Asset::id).findFirst().orElse(null);
    }

    /** SHA-256 of all that this says, in hexadecimal digits: two sheets with the same hash say the same, however they look. */
    String hash(ObjectMapper json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json.writeValueAsString(this).getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
