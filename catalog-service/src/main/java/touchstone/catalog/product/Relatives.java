package touchstone.catalog.product;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.catalog.product.Neighbours.Objection;
import touchstone.catalog.product.Neighbours.Objections;
import touchstone.catalog.relation.RelationType;
import touchstone.catalog.relation.RelationTypes;

/** What the relations of products have to be. Only those that a revision changes are looked at: what was right when it was saved keeps nobody from going on. */
@ApplicationScoped
class Relatives {
    /** How many products a circle is looked for in. */
    private static final int FURTHEST = 1_000;

    private final Products products;
    private final Revisions revisions;
    private final RelationTypes types;

    Relatives(Products products, Revisions revisions, RelationTypes types) {
        this.products = products;
        this.revisions = revisions;
        this.types = types;
    }

    /** The relations of one type that a revision changes. */
    private record Changed(ProductRevision revision, Slot slot, List<String> targets) {
        void refuse(Objections objections, String code, String detail) {
            objections.add(revision, new Objection(slot, code, detail));
        }
    }

    /**
     * @param wanted what is saved together: it may relate to each other
     * @param before the skus of products that are not there, and would be by then
     */
    Uni<Void> look(Collection<ProductRevision> wanted, Set<String> before, Objections objections) {
        List<Changed> changed = wanted.stream().flatMap(revision -> Standing.RELATIONS.changed(revision).map(slot -> new Changed(revision, slot, Standing.list(revision.values(), slot)))).toList();
        if (changed.isEmpty()) return Uni.createFrom().voidItem();
        Map<String, ProductRevision> together = new HashMap<>();
        wanted.forEach(revision -> together.put(revision.sku(), revision));
        Set<String> targets = changed.stream().flatMap(it -> it.targets().stream()).filter(sku -> !together.containsKey(sku)).collect(Collectors.toSet());
        return types.all().chain(known -> products.bySku(targets).chain(others -> Multi.createFrom().iterable(changed)
                .onItem().transformToUniAndConcatenate(it -> {
                    RelationType type = known.get(it.slot().scope());
                    String unknown = it.targets().stream().filter(sku -> !others.containsKey(sku) && !together.containsKey(sku) && !before.contains(sku)).findFirst().orElse(null);
                    if (type == null) it.refuse(objections, "unknown-relation-type", "is no type of relation");
                    else if (it.targets().contains(it.revision().sku())) it.refuse(objections, "own-relation", "names the product itself");
                    else if (unknown != null) it.refuse(objections, "unknown-target", "names " + unknown + ", which is the sku of no product");
                    else if (type.acyclic()) return circle(it, it.targets(), new HashSet<>(), together, objections);
                    return Uni.createFrom().voidItem();
                })
                .collect().last().replaceWithVoid()));
    }

    /** Follows a type of relation from product to product, a step for all of them at a time. */
    private Uni<Void> circle(Changed begun, Collection<String> skus, Set<String> seen, Map<String, ProductRevision> together, Objections objections) {
        Set<String> next = new LinkedHashSet<>(skus);
        next.removeAll(seen);
        if (next.isEmpty()) return Uni.createFrom().voidItem();
        if (next.contains(begun.revision().sku())) {
            begun.refuse(objections, "cyclic-relation", "leads back to the product itself");
            return Uni.createFrom().voidItem();
        }
        seen.addAll(next);
        if (seen.size() > FURTHEST) {
            begun.refuse(objections, "too-many-relations", "leads on to more than " + FURTHEST + " products");
            return Uni.createFrom().voidItem();
        }
        return products.bySku(next.stream().filter(sku -> !together.containsKey(sku)).toList())
                .chain(heads -> revisions.of(heads.values().stream().map(Product::latest).toList()))
                .chain(found -> {
                    Set<String> further = new LinkedHashSet<>();
                    found.values().forEach(revision -> further.addAll(Standing.list(revision.values(), begun.slot())));
                    next.stream().filter(together::containsKey).forEach(sku -> further.addAll(Standing.list(together.get(sku).values(), begun.slot())));
                    return circle(begun, further, seen, together, objections);
                });
    }
}
