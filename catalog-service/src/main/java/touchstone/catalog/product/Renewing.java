package touchstone.catalog.product;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.catalog.family.Family;
import touchstone.catalog.product.Renewal.Outcome;
import touchstone.catalog.rights.Caller;
import touchstone.catalog.rights.RightsTooNarrow;

/** Shows a model's variants, and lets them take over what it says now. */
@ApplicationScoped
public class Renewing {
    private final Products products;
    private final Revisions revisions;
    private final Variants variants;
    private final Neighbours neighbours;
    private final Yardsticks yardsticks;
    private final Caller caller;
    private final Clock clock;

    Renewing(Products products, Revisions revisions, Variants variants, Neighbours neighbours, Yardsticks yardsticks, Caller caller, Clock clock) {
        this.products = products;
        this.revisions = revisions;
        this.variants = variants;
        this.neighbours = neighbours;
        this.yardsticks = yardsticks;
        this.caller = caller;
        this.clock = clock;
    }

    /** Fails with {@link ProductNotFound}. */
    Uni<List<VariantView>> of(UUID id) {
        return caller.permissions().map(FieldRights::new).chain(rights -> model(id).chain(model -> yardsticks.now().chain(yardstick -> variants.of(model.sku())
                .map(found -> found.entrySet().stream().map(variant -> view(variant.getKey(), variant.getValue(), model, yardstick.family(model), rights)).toList()))));
    }

    /**
     * Makes a new revision in draft of each variant that does not say what its model says now. Each stands for itself, and a repeat goes on where this was cut short.
     * Fails with {@link ProductNotFound} or {@link RightsTooNarrow}.
     */
    Uni<List<Renewal.Result>> renew(UUID id, Renewal wanted, String author) {
        return caller.permissions().invoke(permissions -> {
            if (!permissions.mayWriteAll()) throw new RightsTooNarrow();
        }).chain(() -> model(id)).chain(model -> yardsticks.now().chain(yardstick -> variants.of(model.sku()).chain(found -> {
            Origin change = new Origin(author, clock.instant(), "inheritance/" + model.ref().revision(), null, wanted.reason());
            Map<RevisionRef, ProductRevision> renewed = new LinkedHashMap<>();
            found.forEach((head, present) -> {
                ProductRevision next = present.renewed(head, model, yardstick.family(model), change);
                if (next != present) renewed.put(present.ref(), next);
            });
            return save(renewed.values(), yardstick).map(outcomes -> found.values().stream().map(present -> {
                ProductRevision next = renewed.getOrDefault(present.ref(), present);
                Outcome outcome = outcomes.getOrDefault(next.ref(), Outcome.UNCHANGED);
                return new Renewal.Result(present.ref().id(), outcome == Outcome.UPDATED ? next.ref().revision() : present.ref().revision(), outcome);
            }).toList());
        })));
    }

    /** What became of each: those that something speaks against are not saved. */
    private Uni<Map<RevisionRef, Outcome>> save(Collection<ProductRevision> renewed, Yardstick yardstick) {
        if (renewed.isEmpty()) return Uni.createFrom().item(Map.of());
        return neighbours.objections(renewed, yardstick).chain(objections -> {
            Map<RevisionRef, Outcome> outcomes = new HashMap<>();
            renewed.forEach(next -> outcomes.put(next.ref(), objections.containsKey(next.ref()) ? Outcome.REFUSED : Outcome.UPDATED));
            List<ProductRevision> saved = renewed.stream().filter(next -> outcomes.get(next.ref()) == Outcome.UPDATED).toList();
            return products.save(saved).map(lost -> {
                lost.forEach(ref -> outcomes.put(ref, Outcome.CHANGED_MEANWHILE));
                return outcomes;
            });
        });
    }

    private Uni<ProductRevision> model(UUID id) {
        return products.get(id).chain(head -> revisions.of(List.of(head.latest())).map(found -> found.get(head.latest())));
    }

    private static VariantView view(Product head, ProductRevision variant, ProductRevision model, Family family, FieldRights rights) {
        Map<String, Object> axes = new LinkedHashMap<>();
        Values seen = rights.seen(variant, family).values();
        Standing.axes(variant.values()).forEach(axis -> seen.get(axis, Object.class).ifPresent(value -> axes.put(axis, value)));
        List<String> behind = Inheritance.behind(variant, model, family).stream().filter(slot -> rights.sees(slot, family)).map(Slot::name).toList();
        return new VariantView(head.id().toString(), head.sku(), head.revision(), head.status(), axes, behind);
    }
}
