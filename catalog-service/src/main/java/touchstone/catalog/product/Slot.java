package touchstone.catalog.product;

import java.util.Comparator;

/**
 * A place for one value of a product.
 *
 * @param attribute the attribute's code
 * @param scope     a locale for a localisable attribute, a currency for a price, otherwise null
 */
public record Slot(String attribute, String scope) implements Comparable<Slot> {
    private static final Comparator<Slot> ORDER = Comparator.comparing(Slot::attribute).thenComparing(Slot::scope, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** The attribute, or {@code attribute/scope}. */
    public String name() {
        return scope == null ? attribute : attribute + "/" + scope;
    }

    /** Whether this is the slot, or one of the slots, that a name means: an attribute, or {@code attribute/scope}. */
    public boolean isNamed(String name) {
        return name.equals(attribute) || scope != null && name.equals(attribute + "/" + scope);
    }

    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}
