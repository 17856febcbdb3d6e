package touchstone.catalog.imports;

import java.util.Map;

/**
 * What a column of somebody's file means here.
 *
 * @param target the column's name in our own files, such as {@code description_en}; null if it is to be passed over in silence
 * @param unit   the unit of its numbers, or null
 * @param values what its cells mean, by what they say; those not named mean what they say
 */
record Meaning(String target, String unit, Map<String, String> values) {
    static final Meaning NONE = new Meaning(null, null, Map.of());

    static Meaning of(String target) {
        return new Meaning(target, null, Map.of());
    }
}
