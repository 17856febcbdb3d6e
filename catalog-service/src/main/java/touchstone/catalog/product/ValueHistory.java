package touchstone.catalog.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What an attribute says, and all it ever said: who set each value, when, and from where.
 *
 * @param present the values it has now
 * @param past    every change, newest first; a change without a value took it away
 * @param more    whether there are changes before these, in revisions too far back to be looked at
 */
public record ValueHistory(String attribute, List<Entry> present, List<Entry> past, boolean more) {
    public ValueHistory {
        present = List.copyOf(present);
        past = List.copyOf(past);
    }

    /** @param revision the one that it was saved in, absent of a present value */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(String scope, Object value, Long revision, String author, Instant at, String source, String system, String reason) {
        static Entry of(Slot slot, Object value, Long revision, Origin origin) {
            return new Entry(slot.scope(), value, revision, origin.author(), origin.at(), origin.source(), origin.system(), origin.reason());
        }
    }

    /** @param newestFirst revisions in a row, the latest first */
    static ValueHistory of(String attribute, List<ProductRevision> newestFirst) {
        Values latest = newestFirst.get(0).values();
        List<Entry> present = slots(attribute, latest).stream().map(slot -> Entry.of(slot, latest.bySlot().get(slot).data(), null, latest.bySlot().get(slot).origin())).toList();
        List<Entry> past = new ArrayList<>();
        for (int i = 0; i < newestFirst.size(); i++) {
            ProductRevision after = newestFirst.get(i);
            boolean first = after.isFirst();
            if (!first && i + 1 == newestFirst.size()) break;
            Values before = first ? Values.NONE : newestFirst.get(i + 1).values();
            TreeSet<Slot> slots = slots(attribute, before);
            slots.addAll(slots(attribute, after.values()));
            for (Slot slot : slots) {
                Object was = before.get(attribute, slot.scope()).orElse(null);
                Object is = after.values().get(attribute, slot.scope()).orElse(null);
                if (!Objects.equals(was, is)) past.add(Entry.of(slot, is, after.ref().revision(), after.change()));
            }
        }
        return new ValueHistory(attribute, present, past, !newestFirst.get(newestFirst.size() - 1).isFirst());
    }

    private static TreeSet<Slot> slots(String attribute, Values values) {
        TreeSet<Slot> slots = new TreeSet<>(values.bySlot().keySet());
        slots.removeIf(slot -> !slot.attribute().equals(attribute));
        return slots;
    }
}
