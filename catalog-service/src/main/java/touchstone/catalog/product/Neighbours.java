package touchstone.catalog.product;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.catalog.asset.Assets;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Family;
import touchstone.commons.problem.Problem.FieldError;

/** What revisions have to be beside other products, before they are saved: values that are theirs alone, and references to products and assets that there are. */
@ApplicationScoped
public class Neighbours {
    private final Claims claims;
    private final Products products;
    private final Relatives relatives;
    private final CategoryUses categories;
    private final Assets assets;

    Neighbours(Claims claims, Products products, Relatives relatives, CategoryUses categories, Assets assets) {
        this.claims = claims;
        this.products = products;
        this.relatives = relatives;
        this.categories = categories;
        this.assets = assets;
    }

    /** Takes down what speaks against revisions. */
    interface Objections {
        void add(ProductRevision revision, Objection objection);
    }

    /** One value that cannot stay. */
    public record Objection(Slot slot, String code, String detail) {
        FieldError error() {
            return new FieldError("/values/" + slot.name(), detail);
        }
    }

    /** To be asked right before revisions are saved. @return what speaks against each of the revisions that something speaks against */
    public Uni<Map<RevisionRef, List<Objection>>> objections(Collection<ProductRevision> wanted, Yardstick yardstick) {
        return objections(wanted, yardstick, false, Set.of());
    }

    /** The same for revisions that are not to be saved. @param before the skus of products that would be there by then */
    public Uni<Map<RevisionRef, List<Objection>>> rehearse(Collection<ProductRevision> wanted, Yardstick yardstick, Set<String> before) {
        return objections(wanted, yardstick, true, before);
    }

    private Uni<Map<RevisionRef, List<Objection>>> objections(Collection<ProductRevision> wanted, Yardstick yardstick, boolean dry, Set<String> before) {
        Map<RevisionRef, List<Objection>> objections = new HashMap<>();
        Objections found = (revision, objection) -> objections.computeIfAbsent(revision.ref(), ref -> new ArrayList<>()).add(objection);
        return unknownReferences(wanted, yardstick, before, objections).chain(() -> unknownAssets(wanted, yardstick, objections)).chain(() -> relatives.look(wanted, before, found)).chain(() -> categories.look(wanted, dry, found))
                .chain(() -> claims.make(wanted, Set.copyOf(objections.keySet()), dry)).map(taken -> {
                    taken.forEach((ref, slots) -> slots.forEach(slot -> add(objections, ref, slot, "not-unique", Standing.holds(slot)
                            ? "has a variant with these values on its axes already" : "is what another product has, and no two may have the same")));
                    // A variant was filled up from what its model would say.
                    Standing.variantsOf(Set.copyOf(objections.keySet()), wanted).forEach(ref -> add(objections, ref, Standing.VARIANT_OF.slot(null), "model-refused", "names a model that cannot be saved as it is given"));
                    return objections;
                });
    }

    /** Fails with {@link ValuesNotValid} if anything speaks against revisions of one product. */
    public Uni<Void> check(Collection<ProductRevision> wanted, Yardstick yardstick) {
        return objections(wanted, yardstick).invoke(objections -> {
            List<FieldError> errors = objections.values().stream().flatMap(List::stream).distinct().map(Objection::error).toList();
            if (!errors.isEmpty()) throw new ValuesNotValid(errors);
        }).replaceWithVoid();
    }

    private Uni<Void> unknownReferences(Collection<ProductRevision> wanted, Yardstick yardstick, Set<String> before, Map<RevisionRef, List<Objection>> objections) {
        Set<String> skus = wanted.stream().flatMap(revision -> references(revision, yardstick.family(revision)).values().stream()).collect(Collectors.toSet());
        // What is saved together may refer to each other.
        Set<String> together = wanted.stream().map(ProductRevision::sku).collect(Collectors.toSet());
        if (skus.isEmpty()) return Uni.createFrom().voidItem();
        return products.bySku(skus).invoke(known -> wanted.forEach(revision -> references(revision, yardstick.family(revision)).forEach((slot, sku) -> {
            if (sku.equals(revision.sku())) add(objections, revision.ref(), slot, "own-reference", "is the product itself");
            else if (!known.containsKey(sku) && !together.contains(sku) && !before.contains(sku)) add(objections, revision.ref(), slot, "unknown-reference", "is the sku of no product");
        }))).replaceWithVoid();
    }

    private Uni<Void> unknownAssets(Collection<ProductRevision> wanted, Yardstick yardstick, Map<RevisionRef, List<Objection>> objections) {
        Set<String> ids = wanted.stream().flatMap(revision -> yardstick.assets(revision).values().stream()).flatMap(List::stream).collect(Collectors.toSet());
        if (ids.isEmpty()) return Uni.createFrom().voidItem();
        return assets.byId(ids).invoke(known -> wanted.forEach(revision -> yardstick.assets(revision).forEach((slot, shown) -> {
            if (!known.keySet().containsAll(shown)) add(objections, revision.ref(), slot, "unknown-asset", "has the id of no asset");
        }))).replaceWithVoid();
    }

    private static Map<Slot, String> references(ProductRevision revision, Family family) {
        Map<Slot, String> references = new HashMap<>();
        Set<String> codes = family.attributes().stream().filter(attribute -> attribute.type() == AttributeType.REFERENCE).map(Attribute::code).collect(Collectors.toSet());
        if (codes.isEmpty()) return references;
        revision.values().bySlot().forEach((slot, value) -> {
            if (codes.contains(slot.attribute())) references.put(slot, (String) value.data());
        });
        return references;
    }

    private static void add(Map<RevisionRef, List<Objection>> objections, RevisionRef ref, Slot slot, String code, String detail) {
        objections.computeIfAbsent(ref, key -> new ArrayList<>()).add(new Objection(slot, code, detail));
    }
}
