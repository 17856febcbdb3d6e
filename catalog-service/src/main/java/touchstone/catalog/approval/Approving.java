package touchstone.catalog.approval;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import touchstone.catalog.approval.PartialApprovals.Note;
import touchstone.catalog.product.Difference;
import touchstone.catalog.product.Neighbours;
import touchstone.catalog.product.Product;
import touchstone.catalog.product.ProductNotFound;
import touchstone.catalog.product.ProductRevision;
import touchstone.catalog.product.Products;
import touchstone.catalog.product.RevisionRef;
import touchstone.catalog.product.Revisions;
import touchstone.catalog.product.Slot;
import touchstone.catalog.product.Standing;
import touchstone.catalog.product.Values;
import touchstone.catalog.product.Yardsticks;
import touchstone.commons.Revision;
import touchstone.commons.problem.Refusal;

/** Approves revisions: the latest of a product, by a second person. */
@ApplicationScoped
public class Approving {
    private static final int FURTHEST = 1_000;

    private final Products products;
    private final Revisions revisions;
    private final Approvals approvals;
    private final PartialApprovals partials;
    private final Neighbours neighbours;
    private final Yardsticks yardsticks;
    private final Clock clock;

    Approving(Products products, Revisions revisions, Approvals approvals, PartialApprovals partials, Neighbours neighbours, Yardsticks yardsticks, Clock clock) {
        this.products = products;
        this.revisions = revisions;
        this.approvals = approvals;
        this.partials = partials;
        this.neighbours = neighbours;
        this.yardsticks = yardsticks;
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

    /** Approves one revision. Fails with what refuses it. */
    public Uni<Void> approve(RevisionRef ref, String approver) {
        return checked(ref, approver).chain(() -> approvals.add(Set.of(ref), approver, clock.instant())).chain(() -> products.approved(Set.of(ref)));
    }

    /**
     * Approves some of what a revision changes since the last approval: as a revision of its own, which can be published. Another after it goes on as a draft with
     * all the changes. Both are saved by one command, after a note that says so; where the process ends before the rest is done, {@link #left} says what to go on with.
     *
     * @param attributes an attribute, or {@code attribute/scope}, each of which has to be one of the changes; fails with {@link NotChanged} if not
     * @return the revision approved
     */
    public Uni<RevisionRef> approvePart(RevisionRef ref, Set<String> attributes, String approver) {
        // Whoever repeats a decision goes on with it.
        return goOn(ref).chain(done -> done != null ? Uni.createFrom().item(done) : beginPart(ref, attributes, approver));
    }

    private Uni<RevisionRef> beginPart(RevisionRef ref, Set<String> attributes, String approver) {
        return checked(ref, approver).chain(revision -> lastApproved(ref).chain(base -> {
            List<Difference> changes = Difference.between(base, revision.values());
            attributes.stream().filter(name -> changes.stream().noneMatch(change -> change.slot().isNamed(name))).findFirst().ifPresent(name -> {
                throw new NotChanged(ref, name);
            });
            // What a product is does not wait for the rest: a part of a variant is not published as something else.
            Predicate<Slot> chosen = slot -> Standing.isIdentity(slot) || attributes.stream().anyMatch(slot::isNamed);
            if (changes.stream().allMatch(change -> chosen.test(change.slot()))) return approve(ref, approver).replaceWith(ref);
            Note note = new Note(ref, approver, clock.instant());
            List<ProductRevision> parted = revision.parted(base, chosen, approver, note.at());
            // What was last approved may have values that the draft gave up, and others have taken since.
            return yardsticks.now().chain(yardstick -> neighbours.check(parted, yardstick))
                    .chain(() -> partials.add(note))
                    .chain(() -> products.saveTogether(parted)).onFailure(Refusal.class).call(() -> partials.remove(ref))
                    .chain(() -> goOn(ref)).replaceWith(note.part());
        }));
    }

    /** The drafts whose approval in part was begun before a time and has not ended. */
    public Uni<List<RevisionRef>> left(Instant before) {
        return partials.begunBefore(before).map(notes -> notes.stream().map(Note::draft).toList());
    }

    /**
     * Goes on with an approval in part after its revisions were saved; every step of it may be done again.
     *
     * @return the revision approved, null if it had not come to be saved
     */
    public Uni<RevisionRef> goOn(RevisionRef draft) {
        return revisions.of(List.of(draft.next())).map(found -> found.get(draft.next())).chain(part -> {
            if (part == null || !part.change().source().equals(ProductRevision.PART_OF + draft.revision())) return partials.remove(draft).replaceWith((RevisionRef) null);
            return approvals.add(Set.of(part.ref()), part.change().author(), part.change().at())
                    .chain(() -> products.follow(draft, part.ref().next()))
                    .chain(() -> partials.remove(draft)).replaceWith(part.ref());
        });
    }

    private Uni<ProductRevision> checked(RevisionRef ref, String approver) {
        return products.byId(List.of(ref.id())).chain(heads -> revisions.of(List.of(ref)).map(known -> {
            check(ref, heads, known, approver);
            return known.get(ref);
        }));
    }

    private Uni<Values> lastApproved(RevisionRef ref) {
        List<RevisionRef> before = LongStream.range(Math.max(1, ref.revision() - FURTHEST), ref.revision()).mapToObj(number -> new RevisionRef(ref.id(), number)).toList();
        return approvals.among(before).chain(approved -> approved.stream().max(Comparator.comparing(RevisionRef::revision))
                .map(last -> revisions.of(List.of(last)).map(found -> found.get(last).values()))
                .orElse(Uni.createFrom().item(Values.NONE)));
    }

    private static void check(RevisionRef ref, Map<UUID, Product> heads, Map<RevisionRef, ProductRevision> known, String approver) {
        Product head = heads.get(ref.id());
        if (head == null) throw new ProductNotFound(ref.id());
        new Revision(head.revision()).mustBe(new Revision(ref.revision()));
        if (known.get(ref).authors().contains(approver)) throw new AuthorCannotApprove(ref);
    }
}
