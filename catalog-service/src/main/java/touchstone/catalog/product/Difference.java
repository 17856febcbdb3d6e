package touchstone.catalog.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * One value in which two revisions differ, and who made it what it is in the second. Where it has none there, its author is unknown by its origin: the revision that
 * took it away says it.
 *
 * @param before absent where the first has no value
 * @param after  absent where the second has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Difference(String attribute, String scope, Object before, Object after, String author, Instant at, String source, String system, String reason) {
    /** What is different in the second of two states, in the order of the attributes' codes. */
    public static List<Difference> between(Values first, Values second) {
        List<Difference> differences = new ArrayList<>();
        TreeSet<Slot> slots = new TreeSet<>(first.bySlot().keySet());
        slots.addAll(second.bySlot().keySet());
        for (Slot slot : slots) {
            Object before = first.get(slot.attribute(), slot.scope()).orElse(null);
            Object after = second.get(slot.attribute(), slot.scope()).orElse(null);
            if (Objects.equals(before, after)) continue;
            Origin origin = after == null ? new Origin(null, null, null) : second.bySlot().get(slot).origin();
            differences.add(new Difference(slot.attribute(), slot.scope(), before, after, origin.author(), origin.at(), origin.source(), origin.system(), origin.reason()));
        }
        return differences;
    }

    public Slot slot() {
        return new Slot(attribute, scope);
    }
}
