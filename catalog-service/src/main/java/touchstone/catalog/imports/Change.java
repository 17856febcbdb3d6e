package touchstone.catalog.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.product.Slot;
import touchstone.catalog.product.Values;
import touchstone.catalog.product.Values.Value;

/**
 * A value that a row changes.
 *
 * @param before what it is; absent if there is none
 * @param after  what it becomes; absent if it is removed
 */
record Change(String attribute, String scope, @Schema(description = "Texts are shortened to " + LONGEST + " characters") Object before, Object after) {
    static final int LONGEST = 500;

    static List<Change> between(Values before, Values after) {
        TreeSet<Slot> slots = new TreeSet<>(before.bySlot().keySet());
        slots.addAll(after.bySlot().keySet());
        List<Change> changes = new ArrayList<>();
        for (Slot slot : slots) {
            Object was = data(before, slot);
            Object becomes = data(after, slot);
            if (was == null || !was.equals(becomes)) changes.add(new Change(slot.attribute(), slot.scope(), shortened(was), shortened(becomes)));
        }
        return changes;
    }

    private static Object data(Values values, Slot slot) {
        Value value = values.bySlot().get(slot);
        return value == null ? null : value.data();
    }

    private static Object shortened(Object data) {
        return data instanceof String text && text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : data;
    }
}
