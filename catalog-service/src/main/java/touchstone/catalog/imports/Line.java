package touchstone.catalog.imports;

import java.util.List;
import java.util.regex.Pattern;
import touchstone.catalog.family.Family;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.Values;

/**
 * One line of a file before it is known which product it is about: that decides by which family its values are read.
 *
 * @param row    its place in the file, as a spreadsheet counts
 * @param sku    null if it cannot be told
 * @param family the family it names, or null
 * @param wrong  why it cannot be taken in, whatever its product; empty if it can
 */
record Line(long row, String sku, String family, Reading reading, List<Finding> wrong) {
    private static final int LONGEST_SKU = 64;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** Reads the values of a line. */
    interface Reading {
        /** @param present what the product says, nothing if it is new */
        Row read(Family family, Values present);
    }

    static Line wrong(long row, String sku, Finding wrong) {
        return new Line(row, sku, null, null, List.of(wrong));
    }

    /** @param key the sku as the file has it, empty if it has none @param where what to call its place, such as "The column sku" */
    static Line of(long row, String key, String family, String where, Reading reading) {
        if (key.isEmpty()) return wrong(row, null, new Finding("missing-sku", null, where + " is empty."));
        if (key.length() > LONGEST_SKU || CONTROL.matcher(key).find()) {
            return wrong(row, key.substring(0, Math.min(key.length(), LONGEST_SKU)), new Finding("sku-not-valid", null, where + " takes at most " + LONGEST_SKU + " printable characters."));
        }
        return new Line(row, key, family, reading, List.of());
    }
}
