package touchstone.catalog.product;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import touchstone.catalog.rights.Caller;
import touchstone.commons.Page;
import touchstone.commons.Revision;

/** Lets stewards and approvers read products, and stewards change them. */
@ApplicationScoped
public class Editing {
    private final Products products;
    private final Revisions revisions;
    private final Claims claims;
    private final Neighbours neighbours;
    private final Variants variants;
    private final Yardsticks yardsticks;
    private final Caller caller;
    private final Clock clock;

    Editing(Products products, Revisions revisions, Claims claims, Neighbours neighbours, Variants variants, Yardsticks yardsticks, Caller caller, Clock clock) {
        this.products = products;
        this.revisions = revisions;
        this.claims = claims;
        this.neighbours = neighbours;
        this.variants = variants;
        this.yardsticks = yardsticks;
        this.caller = caller;
        this.clock = clock;
    }

    Uni<Page<ProductItem>> page(UUID after, Product.Status status, int limit) {
        return rights().chain(rights -> yardsticks.now().chain(yardstick -> products.page(after, status, limit + 1)
                .chain(heads -> revisions.of(heads.stream().map(Product::latest).toList())
                        .map(latest -> Page.of(heads, limit, head -> ProductItem.of(head, latest.get(head.latest()), yardstick, rights), Product::id)))));
    }

    /** The product that a system calls so, or none. */
    Uni<Page<ProductItem>> withReference(String system, String reference) {
        return rights().chain(rights -> yardsticks.now().chain(yardstick -> claims.byReference(system, reference).chain(id -> id == null
                ? Uni.createFrom().item(new Page<ProductItem>(List.of(), null))
                : products.get(id).chain(head -> latest(head).map(revision -> new Page<>(List.of(ProductItem.of(head, revision, yardstick, rights)), null))))));
    }

    /** Fails with {@link ProductNotFound}. */
    Uni<ProductView> read(UUID id) {
        return rights().chain(rights -> yardsticks.now()
                .chain(yardstick -> products.get(id).chain(head -> latest(head).chain(revision -> variants.modelOf(revision)
                        .map(model -> ProductView.of(head, revision, model.orElse(null), yardstick, rights))))));
    }

    /** Saves a change as a new revision, if it is one. Fails with {@link ProductNotFound}, {@link Revision.RevisionOutdated}, {@link ValuesNotValid} or {@link ValuesNotYours}. */
    Uni<ProductView> edit(UUID id, Revision expected, ProductPatch patch, String author) {
        return rights().chain(rights -> yardsticks.now().chain(yardstick -> products.get(id)
                .invoke(head -> new Revision(head.revision()).mustBe(expected))
                .chain(head -> latest(head).chain(present -> {
                    var changes = ValuesPatch.read(patch.values(), yardstick.family(present), present.values(), yardstick);
                    rights.mustWrite(changes, present.values(), yardstick.family(present));
                    return variants.settleOne(present, present.next(head, changes, new Origin(author, clock.instant(), "edit", patch.system(), patch.reason())), yardstick)
                            .chain(next -> next == present
                                    ? Uni.createFrom().item(ProductView.of(head, present, yardstick, rights))
                                    : neighbours.check(List.of(next), yardstick).chain(() -> products.saveOne(next)).replaceWith(() -> ProductView.of(next.head(), next, yardstick, rights)));
                }))));
    }

    private Uni<FieldRights> rights() {
        return caller.permissions().map(FieldRights::new);
    }

    private Uni<ProductRevision> latest(Product head) {
        return revisions.of(List.of(head.latest())).map(found -> found.get(head.latest()));
    }
}
