package touchstone.catalog.product;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.Family;
import touchstone.catalog.product.Values.Value;

/**
 * What a variant says as its model does. It is written down in the variant's own revision, each such value with an origin that tells so: whatever looks at values finds all of
 * them, and what a revision says never changes, whatever becomes of the model. This is the one place that knows which values those are.
 */
public final class Inheritance {
    private static final String SOURCE = "inherited/";

    private Inheritance() {}

    static boolean isInherited(Value value) {
        return value.origin().source().startsWith(SOURCE);
    }

    /**
     * A variant's values with those of its model where it says nothing itself. What is there stays, also what was inherited before the model changed.
     *
     * @param change by which the variant is being saved: what it sets to what the model says is inherited, so that a file need not tell
     */
    static Values fill(Values variant, ProductRevision model, Family family, Origin change) {
        SortedMap<Slot, Value> filled = new TreeMap<>(variant.bySlot());
        offered(model, family).forEach((slot, value) -> {
            Value own = filled.get(slot);
            if (own == null || own.origin().equals(change) && own.data().equals(value.data())) filled.put(slot, value);
        });
        return new Values(filled);
    }

    /** A variant's values as they are to be since its model has changed. */
    static Values anew(Values variant, ProductRevision model, Family family) {
        SortedMap<Slot, Value> filled = new TreeMap<>(own(variant).bySlot());
        offered(model, family).forEach((slot, value) -> {
            Value before = variant.bySlot().get(slot);
            // What says the same keeps its origin, so that nothing has changed where nothing has.
            filled.putIfAbsent(slot, before != null && before.data().equals(value.data()) ? before : value);
        });
        return new Values(filled);
    }

    /** What a product says itself. */
    static Values own(Values values) {
        SortedMap<Slot, Value> own = new TreeMap<>(values.bySlot());
        own.values().removeIf(Inheritance::isInherited);
        return new Values(own);
    }

    /** Where a variant no longer says what its model does now: what it has not taken over yet. */
    public static List<Slot> behind(ProductRevision variant, ProductRevision model, Family family) {
        Values anew = anew(variant.values(), model, family);
        TreeSet<Slot> slots = new TreeSet<>(variant.values().bySlot().keySet());
        slots.addAll(anew.bySlot().keySet());
        return slots.stream().filter(slot -> !Objects.equals(variant.values().get(slot.attribute(), slot.scope()), anew.get(slot.attribute(), slot.scope()))).toList();
    }

    /** What a model hands on: not what it is by itself, not what its variants differ by, and not what no two products may share. */
    private static SortedMap<Slot, Value> offered(ProductRevision model, Family family) {
        Set<String> kept = family.attributes().stream().filter(attribute -> attribute.limits().unique()).map(Attribute::code).collect(Collectors.toSet());
        kept.addAll(Standing.axes(model.values()));
        kept.add(Standing.VARIANT_OF.code());
        kept.add(Standing.RELATIONS.code());
        kept.add(ExternalReferences.CODE);
        SortedMap<Slot, Value> offered = new TreeMap<>();
        model.values().bySlot().forEach((slot, value) -> {
            if (!kept.contains(slot.attribute())) offered.put(slot, new Value(value.data(), from(model, value.origin())));
        });
        return offered;
    }

    private static Origin from(ProductRevision model, Origin origin) {
        return new Origin(origin.author(), origin.at(), SOURCE + model.ref().revision(), origin.system(), origin.reason());
    }
}
