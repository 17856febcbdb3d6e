package touchstone.catalog.approval;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import touchstone.catalog.product.Product;
import touchstone.catalog.product.ProductNotFound;
import touchstone.catalog.product.ProductRevision;
import touchstone.catalog.product.Products;
import touchstone.catalog.product.RevisionRef;
import touchstone.catalog.product.Revisions;
import touchstone.commons.Revision;
import touchstone.commons.problem.Refusal;

/** Approves revisions: the latest of a product, by a second person. */
@ApplicationScoped
public class Approving {
    private final Products products;
    private final Revisions revisions;
    private final Approvals approvals;
    private final Clock clock;

    Approving(Products products, Revisions revisions, Approvals approvals, Clock clock) {
        this.products = products;
        this.revisions = revisions;
        this.approvals = approvals;
        this.clock = clock;
    }

    /**
     * Approves each revision for itself; to approve again changes nothing.
     *
     * <p>The approval is written first, and counts. The head's status, by which products are listed, follows; where it does not, a repeat puts it right.
     */
    Uni<List<ApprovalResult>> approve(List<RevisionRef> refs, String approver) {
        return products.byId(refs.stream().map(RevisionRef::id).toList())
                .chain(heads -> revisions.of(refs).chain(known -> {
                    Set<RevisionRef> approved = new LinkedHashSet<>();
                    List<ApprovalResult> results = new ArrayList<>();
                    for (RevisionRef ref : refs) {
                        try {
                            check(ref, heads, known, approver);
                            approved.add(ref);
                            results.add(ApprovalResult.approved(ref.id()));
                        } catch (Refusal refusal) {
                            results.add(ApprovalResult.refused(ref.id(), refusal));
                        }
                    }
                    return approvals.add(approved, approver, clock.instant()).chain(() -> products.approved(approved)).replaceWith(results);
                }));
    }

    private static void check(RevisionRef ref, Map<UUID, Product> heads, Map<RevisionRef, ProductRevision> known, String approver) {
        Product head = heads.get(ref.id());
        if (head == null) throw new ProductNotFound(ref.id());
        new Revision(head.revision()).mustBe(new Revision(ref.revision()));
        if (known.get(ref).authors().contains(approver)) throw new AuthorCannotApprove(ref);
    }
}
