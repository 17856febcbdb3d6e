package touchstone.catalog.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.Slot;

/**
 * What one row of a file says.
 *
 * @param row    its place in the file, as a spreadsheet counts
 * @param sku    null if it cannot be told
 * @param values the values it sets, or empties
 * @param notes  what is to be said of it though it can be taken in
 * @param wrong  why it cannot be taken in; empty if it can
 */
record Row(long row, String sku, Map<Slot, Optional<Object>> values, List<Finding> notes, List<Finding> wrong) {
    static Row wrong(long row, String sku, List<Finding> wrong) {
        return new Row(row, sku, Map.of(), List.of(), List.copyOf(wrong));
    }
}
