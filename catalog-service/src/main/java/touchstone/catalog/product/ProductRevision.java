package touchstone.catalog.product;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import touchstone.catalog.family.Family;

/**
 * What a product says since one saved change. Never changes again.
 *
 * @param values  all values, not only the changed ones
 * @param change  who saved it, when, and by what
 * @param authors who has changed the product since it was last approved: those who cannot approve this revision
 */
public record ProductRevision(RevisionRef ref, String sku, String family, Values values, Origin change, Set<String> authors) {
    /** How the source of a revision begins that says the approved part of another, whose number follows. */
    public static final String PART_OF = "partial-approval/";

    public ProductRevision {
        authors = Set.copyOf(authors);
    }

    /** The first revision of a new product. */
    public static ProductRevision first(String sku, String family, Map<Slot, Optional<Object>> values, Origin change) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return new ProductRevision(new RevisionRef(id, 1), sku, family, Values.NONE.with(values, change), change, Set.of(change.author()));
    }

    /** The revision after this, or this itself if the changes change nothing. @param head the product, whose latest revision this is */
    public ProductRevision next(Product head, Map<Slot, Optional<Object>> changes, Origin change) {
        Values changed = values.with(changes, change);
        if (changed == values) return this;
        Set<String> since = new TreeSet<>(Set.of(change.author()));
        if (head.status() != Product.Status.APPROVED) since.addAll(authors);
        return new ProductRevision(new RevisionRef(ref.id(), ref.revision() + 1), sku, family, changed, change, since);
    }

    /** This with the values of a model in it; the present revision if it says no more than that did. @param present null if this is the first */
    ProductRevision filled(Values filled, ProductRevision present) {
        if (present != null && filled.equals(present.values())) return present;
        Set<String> since = new TreeSet<>(authors);
        // Whoever wrote for the model wrote what the variant says now.
        filled.bySlot().forEach((slot, value) -> {
            if (!value.equals(values.bySlot().get(slot))) since.add(value.origin().author());
        });
        return new ProductRevision(ref, sku, family, filled, change, since);
    }

    /** The revision after this variant in which it says what its model says now, or this itself if it does. @param head the variant, whose latest revision this is */
    ProductRevision renewed(Product head, ProductRevision model, Family family, Origin change) {
        Values anew = Inheritance.anew(values, model, family);
        if (anew.equals(values)) return this;
        Set<String> since = new TreeSet<>(Set.of(change.author()));
        if (head.status() != Product.Status.APPROVED) since.addAll(authors);
        return new ProductRevision(new RevisionRef(ref.id(), ref.revision() + 1), sku, this.family, values, change, since).filled(anew, null);
    }

    /**
     * The next two revisions, when only some of what this one changes is approved: one that says what was approved before and these changes, and after it one
     * that says all that this one says, so that nobody's work is lost. Both have the authors of this one, since whoever chooses writes nothing.
     *
     * @param base what was last approved, {@link Values#NONE} if nothing was
     */
    public List<ProductRevision> parted(Values base, Predicate<Slot> chosen, String chooser, Instant at) {
        SortedMap<Slot, Values.Value> part = new TreeMap<>(base.bySlot());
        part.keySet().removeIf(slot -> chosen.test(slot) && !values.bySlot().containsKey(slot));
        values.bySlot().forEach((slot, value) -> {
            if (chosen.test(slot)) part.put(slot, value);
        });
        return List.of(
                new ProductRevision(new RevisionRef(ref.id(), ref.revision() + 1), sku, family, new Values(part), new Origin(chooser, at, PART_OF + ref.revision()), authors),
                new ProductRevision(new RevisionRef(ref.id(), ref.revision() + 2), sku, family, values, new Origin(chooser, at, "rest-of/" + ref.revision()), authors));
    }

    /** The revision after this that says what the one before it said. @param before null if this is the first: then one that says the same as this */
    public ProductRevision back(ProductRevision before, Origin change) {
        return new ProductRevision(ref.next(), sku, family, before == null ? values : before.values(), change, authors);
    }

    boolean isFirst() {
        return ref.revision() == 1;
    }

    Product head() {
        return new Product(ref.id(), sku, family, ref.revision(), Product.Status.DRAFT);
    }
}
