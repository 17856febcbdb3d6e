package touchstone.catalog.family;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import touchstone.catalog.label.Labels;

/**
 * What products of one kind are made of.
 *
 * @param labels what it is called, by locale
 * @param groups what the groups of its attributes are called, by group and locale
 */
public record Family(String code, List<Attribute> attributes, Map<String, String> labels, Map<String, Map<String, String>> groups) {
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
        labels = Labels.copy(labels);
        Map<String, Map<String, String>> copied = new TreeMap<>();
        if (groups != null) groups.forEach((group, called) -> copied.put(group, Labels.copy(called)));
        groups = Collections.unmodifiableMap(copied);
    }

    /** One that is called by its code. */
    public Family(String code, List<Attribute> attributes) {
        this(code, attributes, null, null);
    }

    Family with(List<Attribute> others) {
        return new Family(code, others, labels, groups);
    }

    public Optional<Attribute> attribute(String code) {
        for (Attribute attribute : attributes) {
            if (attribute.code().equals(code)) return Optional.of(attribute);
        }
        return Optional.empty();
    }
}
