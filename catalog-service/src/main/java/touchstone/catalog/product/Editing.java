package touchstone.catalog.product;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import touchstone.commons.Page;
import touchstone.commons.Revision;

/** Lets stewards and approvers read products, and stewards change them. */
@ApplicationScoped
public class Editing {
    private final Products products;
    private final Revisions revisions;
    private final Yardsticks yardsticks;
    private final Clock clock;

    Editing(Products products, Revisions revisions, Yardsticks yardsticks, Clock clock) {
        this.products = products;
        this.revisions = revisions;
        this.yardsticks = yardsticks;
        this.clock = clock;
    }

    Uni<Page<ProductItem>> page(UUID after, Product.Status status, int limit) {
        return yardsticks.now().chain(yardstick -> products.page(after, status, limit + 1)
                .chain(heads -> revisions.of(heads.stream().map(Product::latest).toList())
                        .map(latest -> Page.of(heads, limit, head -> ProductItem.of(head, latest.get(head.latest()), yardstick), Product::id))));
    }

    /** Fails with {@link ProductNotFound}. */
    Uni<ProductView> read(UUID id) {
        return yardsticks.now().chain(yardstick -> products.get(id).chain(head -> latest(head).map(revision -> ProductView.of(head, revision, yardstick))));
    }

    /** Saves a change as a new revision, if it is one. Fails with {@link ProductNotFound}, {@link Revision.RevisionOutdated} or {@link ValuesNotValid}. */
    Uni<ProductView> edit(UUID id, Revision expected, ProductPatch patch, String author) {
        return yardsticks.now().chain(yardstick -> products.get(id)
                .invoke(head -> new Revision(head.revision()).mustBe(expected))
                .chain(head -> latest(head).chain(present -> {
                    var changes = ValuesPatch.read(patch.values(), yardstick.family(present), present.values(), yardstick);
                    ProductRevision next = present.next(head, changes, new Origin(author, clock.instant(), "edit", patch.system(), patch.reason()));
                    return next == present
                            ? Uni.createFrom().item(ProductView.of(head, present, yardstick))
                            : products.saveOne(next).replaceWith(() -> ProductView.of(next.head(), next, yardstick));
                })));
    }

    private Uni<ProductRevision> latest(Product head) {
        return revisions.of(List.of(head.latest())).map(found -> found.get(head.latest()));
    }
}
