package touchstone.lead.product;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import touchstone.commons.Money;

/**
 * A product as somebody saw it: kept with what they asked for, whatever becomes of the product later. The catalog's answer is read into it.
 *
 * @param revision the published revision that was on show
 * @param channel  where it was shown
 * @param locale   in which words it was shown (BCP 47)
 * @param price    the price shown, or null if none was
 * @param family   the family of products that it belongs to; null for what was kept before that was
 * @param sheet    SHA-256 of all that was shown of it, so that it can be told later whether something else was; null for what was kept before that was
 */
@Embeddable
@JsonIgnoreProperties(ignoreUnknown = true)
public record SeenProduct(
        @Column(name = "product_id") String id,
        @Column(name = "product_sku") String sku,
        @Column(name = "product_revision") long revision,
        @Column(name = "product_channel") String channel,
        @Column(name = "product_locale") String locale,
        @Column(name = "product_name") String name,
        @Embedded
        @AttributeOverride(name = "amount", column = @Column(name = "price_amount"))
        @AttributeOverride(name = "currency", column = @Column(name = "price_currency"))
        Money price,
        @Column(name = "product_sheet") String sheet,
        @Column(name = "product_family") String family) {

    SeenProduct withSheet(String sheet) {
        return new SeenProduct(id, sku, revision, channel, locale, name, price, sheet, family);
    }
}
