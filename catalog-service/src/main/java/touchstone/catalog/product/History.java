package touchstone.catalog.product;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeNotFound;
import touchstone.catalog.family.Family;
import touchstone.catalog.rights.Caller;
import touchstone.commons.Page;
import touchstone.commons.Revision;

/** What products were: read, compared, and made present again. Nothing here changes what was. */
@ApplicationScoped
public class History {
    private static final int FURTHEST = 200;

    private final Products products;
    private final Revisions revisions;
    private final Neighbours neighbours;
    private final Variants variants;
    private final Yardsticks yardsticks;
    private final Caller caller;
    private final Clock clock;

    History(Products products, Revisions revisions, Neighbours neighbours, Variants variants, Yardsticks yardsticks, Caller caller, Clock clock) {
        this.products = products;
        this.revisions = revisions;
        this.neighbours = neighbours;
        this.variants = variants;
        this.yardsticks = yardsticks;
        this.caller = caller;
        this.clock = clock;
    }

    /** Newest first. Fails with {@link ProductNotFound}. @param before the lowest number seen, null for the start */
    Uni<Page<RevisionView.Saved>> page(UUID id, Long before, int limit) {
        return products.get(id).chain(head -> {
            long newest = before == null ? head.revision() : Math.min(head.revision(), before - 1);
            return newestFirst(id, newest, limit + 1);
        }).map(found -> Page.of(found, limit, RevisionView.Saved::of, revision -> revision.ref().revision()));
    }

    /** Fails with {@link RevisionNotFound}. */
    Uni<RevisionView> read(RevisionRef ref) {
        return rights().chain(rights -> yardsticks.now().chain(yardstick -> get(ref).map(revision -> RevisionView.of(revision, yardstick, rights))));
    }

    /** Fails with {@link RevisionNotFound}. */
    Uni<List<Difference>> between(UUID id, long first, long second) {
        return rights().chain(rights -> yardsticks.now().chain(yardstick -> get(new RevisionRef(id, first)).chain(before -> get(new RevisionRef(id, second))
                .map(after -> Difference.between(before.values(), after.values()).stream().filter(difference -> rights.sees(difference.slot(), yardstick.family(after))).toList()))));
    }

    /** Fails with {@link ProductNotFound} or {@link AttributeNotFound}. */
    Uni<ValueHistory> ofValue(UUID id, String attribute) {
        return rights().chain(rights -> yardsticks.now().chain(yardstick -> products.get(id)
                .chain(head -> newestFirst(id, head.revision(), FURTHEST + 1))
                .map(found -> {
                    Family family = yardstick.family(found.get(0));
                    boolean known = family.attribute(attribute).isPresent() || attribute.equals(ExternalReferences.CODE) || Standing.of(attribute).isPresent();
                    if (!known) throw new AttributeNotFound(family.code(), attribute);
                    return ValueHistory.of(attribute, found.stream().map(revision -> rights.seen(revision, family)).toList());
                })));
    }

    /**
     * Makes a new revision that says what an earlier one said, as far as the family still has its attributes. It is a draft like any other.
     * Fails with {@link ProductNotFound}, {@link RevisionNotFound} or {@link Revision.RevisionOutdated}.
     */
    Uni<ProductView> restore(UUID id, Revision expected, Restoration wanted, String author) {
        Origin origin = new Origin(author, clock.instant(), "restore/" + wanted.revision(), null, wanted.reason());
        return rights().chain(rights -> yardsticks.now().chain(yardstick -> products.get(id)
                .invoke(head -> new Revision(head.revision()).mustBe(expected))
                .chain(head -> get(new RevisionRef(id, wanted.revision())).chain(earlier -> get(head.latest()).chain(present -> {
                    Map<Slot, Optional<Object>> changes = changes(earlier, present, yardstick);
                    rights.mustWrite(changes, present.values(), yardstick.family(present));
                    return variants.settleOne(present, present.next(head, changes, origin), yardstick).chain(next -> next == present
                            ? Uni.createFrom().item(ProductView.of(head, present, yardstick, rights))
                            : neighbours.check(List.of(next), yardstick).chain(() -> products.saveOne(next)).replaceWith(() -> ProductView.of(next.head(), next, yardstick, rights)));
                })))));
    }

    private static Map<Slot, Optional<Object>> changes(ProductRevision earlier, ProductRevision present, Yardstick yardstick) {
        Map<Slot, Optional<Object>> changes = new HashMap<>();
        present.values().bySlot().keySet().forEach(slot -> changes.put(slot, Optional.empty()));
        earlier.values().bySlot().forEach((slot, value) -> changes.put(slot, Optional.of(value.data())));
        changes.keySet().removeIf(slot -> {
            // A model stays one.
            if (slot.equals(Standing.AXES.slot(null))) return true;
            if (slot.attribute().equals(ExternalReferences.CODE) || Standing.holds(slot)) return false;
            Optional<Attribute> attribute = yardstick.family(present).attribute(slot.attribute());
            return attribute.isEmpty() || slot.scope() != null && !yardstick.scopes(attribute.get()).contains(slot.scope());
        });
        return changes;
    }

    private Uni<FieldRights> rights() {
        return caller.permissions().map(FieldRights::new);
    }

    private Uni<ProductRevision> get(RevisionRef ref) {
        return revisions.of(List.of(ref)).map(found -> found.get(ref)).onItem().ifNull().failWith(() -> new RevisionNotFound(ref));
    }

    private Uni<List<ProductRevision>> newestFirst(UUID id, long newest, int most) {
        List<RevisionRef> refs = LongStream.rangeClosed(Math.max(1, newest - most + 1), newest).mapToObj(number -> new RevisionRef(id, number)).toList();
        return revisions.of(refs).map(found -> found.values().stream().sorted((a, b) -> Long.compare(b.ref().revision(), a.ref().revision())).toList());
    }
}
