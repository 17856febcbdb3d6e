package touchstone.catalog.storefront;

import java.util.LinkedHashMap;
import java.util.Map;
import touchstone.catalog.family.Audience;
import touchstone.catalog.family.Family;
import touchstone.catalog.gate.Reader;

/** Where words are looked for, and how much each place counts. What has no place of its own is found among the other words. */
final class SearchFields {
    private static final Map<String, Float> WEIGHTS = Map.of(Family.NAME, 4f, Family.CATEGORY, 2f, Family.DESCRIPTION, 1f, Fields.WORDS, 1f);

    private SearchFields() {}

    static String of(String attribute) {
        return WEIGHTS.containsKey(attribute) ? attribute : attribute.equals(Family.SUBCATEGORY) ? Family.CATEGORY : Fields.WORDS;
    }

    static Map<String, Float> seenBy(Reader reader, Iterable<String> locales) {
        Map<String, Float> fields = new LinkedHashMap<>();
        fields.put(Fields.SKU, 8f);
        for (Audience audience : Fields.audiences(reader)) {
            for (String locale : locales) WEIGHTS.forEach((field, weight) -> fields.put(Fields.text(field, audience, locale), weight));
        }
        return fields;
    }
}
