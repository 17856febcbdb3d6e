package touchstone.catalog.publication;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import touchstone.catalog.asset.Asset;
import touchstone.catalog.family.Family;
import touchstone.catalog.gate.Gate;
import touchstone.catalog.gate.Reader;

/**
 * A revision as it was published on a channel in a locale, kept for good: what a prospect saw can be read when it has long been succeeded.
 *
 * @param family  the family of the product, which says who may see what of it
 * @param sellEnd the last day on which it is shown, or null
 * @param links   where it stands among others
 * @param assets  the assets that it shows, as far as there are any, by their ids
 */
public record Published(ProductSheet sheet, String family, LocalDate sellEnd, Links links, Map<String, Asset> assets) {
    public Published {
        assets = Map.copyOf(assets);
    }

    /** What shows no asset. */
    public Published(ProductSheet sheet, String family, LocalDate sellEnd, Links links) {
        this(sheet, family, sellEnd, links, Map.of());
    }

    /** What stands by itself. */
    public Published(ProductSheet sheet, String family, LocalDate sellEnd) {
        this(sheet, family, sellEnd, Links.NONE);
    }

    /** What one reader may see of it. Every way out to readers leads through here. */
    public ProductSheet seenBy(Reader reader, Gate gate) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        sheet.attributes().forEach((code, data) -> {
            if (gate.shows(family, code, reader)) attributes.put(code, data);
        });
        return new ProductSheet(sheet.id(), sheet.sku(), sheet.revision(), sheet.channel(), sheet.locale(),
                gate.shows(family, Family.NAME, reader) ? sheet.name() : null,
                gate.shows(family, Family.DESCRIPTION, reader) ? sheet.description() : null,
                gate.shows(family, Family.CATEGORY, reader) ? sheet.category() : null,
                gate.shows(family, Family.SUBCATEGORY, reader) ? sheet.subcategory() : null,
                gate.shows(family, Family.PRICE, reader) ? sheet.price() : null,
                attributes);
    }

    public String key() {
        return sheet.id() + ":" + sheet.revision() + ":" + sheet.channel() + ":" + sheet.locale();
    }
}
