package touchstone.catalog.family;

import java.util.List;
import java.util.Optional;

/** What products of one kind are made of. */
public record Family(String code, List<Attribute> attributes) {
    // The attributes that the catalog itself reads. All others are the business of families and channels alone.
    public static final String NAME = "name";
    public static final String CATEGORY = "category";
    public static final String SUBCATEGORY = "subcategory";
    public static final String DESCRIPTION = "description";
    public static final String PRICE = "list_price";
    public static final String SELL_START = "sell_start";
    public static final String SELL_END = "sell_end";
    public static final String SHEET_GATE = "sheet_gate";

    public Family {
        attributes = List.copyOf(attributes);
    }

    public Optional<Attribute> attribute(String code) {
        for (Attribute attribute : attributes) {
            if (attribute.code().equals(code)) return Optional.of(attribute);
        }
        return Optional.empty();
    }
}
