package touchstone.catalog.review;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.catalog.approval.Approvals;
import touchstone.catalog.approval.Approving;
import touchstone.catalog.product.Product;
import touchstone.catalog.product.Product.Status;
import touchstone.catalog.product.ProductNotFound;
import touchstone.catalog.product.Products;
import touchstone.catalog.product.RevisionRef;
import touchstone.catalog.review.NewDecision.Decision;
import touchstone.catalog.review.Review.State;
import touchstone.commons.Revision;
import touchstone.commons.problem.Refusal;

/** Brings a draft before those who approve, lets both sides talk, and does what they decide. */
@ApplicationScoped
public class Reviewing {
    private static final Logger log = Logger.getLogger(Reviewing.class);
    private static final int FURTHEST = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Products products;
    private final Approvals approvals;
    private final Approving approving;
    private final Reviews reviews;
    private final Clock clock;

    Reviewing(Products products, Approvals approvals, Approving approving, Reviews reviews, Clock clock) {
        this.products = products;
        this.approvals = approvals;
        this.approving = approving;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** Fails with {@link ProductNotFound}, {@link Revision.RevisionOutdated}, {@link RevisionNotDraft} or {@link ReviewNotOpen}. */
    Uni<Review> open(UUID product, NewReview wanted, String author) {
        RevisionRef ref = new RevisionRef(product, wanted.revision());
        return head(product).invoke(head -> {
            new Revision(head.revision()).mustBe(new Revision(wanted.revision()));
            if (head.status() != Status.DRAFT) throw new RevisionNotDraft(head);
        }).chain(() -> reviews.open(ref, author, clock.instant(), wanted.comment())).chain(opened -> opened ? Uni.createFrom().voidItem() : mustBeOpen(ref))
                .chain(() -> products.mark(ref, Status.DRAFT, Status.IN_REVIEW)).chain(() -> reviews.get(ref));
    }

    /** An open review of a draft was left in the middle, before the head followed: it goes on. */
    private Uni<Void> mustBeOpen(RevisionRef ref) {
        return reviews.get(ref).invoke(review -> {
            if (review.state() != State.OPEN) throw new ReviewNotOpen(ref, review.state());
        }).replaceWithVoid();
    }

    /** Fails with {@link ProductNotFound}. */
    Uni<List<Review>> of(UUID product) {
        return head(product).chain(head -> reviews.upTo(head.latest(), FURTHEST));
    }

    /** Fails with {@link ReviewNotFound}. */
    Uni<Review> read(RevisionRef ref) {
        return reviews.get(ref).chain(review -> review.state() != State.OPEN ? Uni.createFrom().item(review)
                : approvals.among(Set.of(ref)).chain(approved -> head(ref.id()).map(head -> {
                    // Somebody may have approved it by /approvals, or changed the product, past this review.
                    State state = !approved.isEmpty() ? State.APPROVED : head.revision() != ref.revision() ? State.OVERTAKEN : State.OPEN;
                    return review.with(state, review.comments());
                })));
    }

    /** Fails with {@link ReviewNotFound}. Talk may go on after the decision. */
    Uni<Review.Comment> say(RevisionRef ref, NewComment comment, String author) {
        return reviews.get(ref).chain(() -> reviews.say(ref, author, clock.instant(), comment));
    }

    /** Fails with {@link ReviewNotFound}, {@link ReviewNotOpen} or what the approval fails with. */
    Uni<Review> decide(RevisionRef ref, NewDecision wanted, String approver) {
        return read(ref).chain(review -> win(ref, review, wanted, approver)).chain(() -> act(ref, wanted, approver)).chain(() -> reviews.get(ref));
    }

    /** Goes on with approvals in part that somebody left in the middle: the process ended, or the database was away. */
    @Scheduled(every = "{touchstone.reviews.mend-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> mend() {
        return mend(clock.instant().minus(PATIENCE)).onFailure().invoke(failure -> log.warnf("approvals in part not looked at cause=%s", failure)).onFailure().recoverWithNull();
    }

    /** @param before when they have to have been begun, so that nobody is still at it */
    Uni<Void> mend(Instant before) {
        return approving.left(before).chain(left -> Multi.createFrom().iterable(left)
                .onItem().transformToUniAndConcatenate(ref -> approving.goOn(ref)
                        .chain(part -> part == null ? reviews.release(ref) : reviews.finish(ref, State.PARTLY_APPROVED, part.revision())))
                .collect().asList()).replaceWithVoid();
    }

    /**
     * The decision is won before anything is done, so that of several at once only one is. Should the process end in between, the review is decided and nothing is
     * done: a repeat of the decision by the same approver then goes on with it. Each step after this one may be done again; a part already saved as a
     * revision is mended by itself.
     */
    private Uni<Void> win(RevisionRef ref, Review review, NewDecision wanted, String approver) {
        State state = wanted.decision() == Decision.CHANGES_REQUESTED ? State.CHANGES_REQUESTED : State.APPROVED;
        if (review.state() == state && review.approvedRevision() == null && approver.equals(review.decidedBy())) return Uni.createFrom().voidItem();
        if (review.state() != State.OPEN) throw new ReviewNotOpen(ref, review.state());
        return reviews.decide(ref, state, approver, clock.instant(), wanted.comment()).chain(won -> won ? Uni.createFrom().voidItem()
                : reviews.get(ref).invoke(decided -> {
                    throw new ReviewNotOpen(ref, decided.state());
                }).replaceWithVoid());
    }

    private Uni<Void> act(RevisionRef ref, NewDecision wanted, String approver) {
        // Only from review: somebody may have approved it past this review.
        if (wanted.decision() == Decision.CHANGES_REQUESTED) return products.mark(ref, Status.IN_REVIEW, Status.DRAFT);
        Uni<RevisionRef> approved = wanted.attributes() == null
                ? approving.approve(ref, approver).replaceWith(ref)
                : approving.approvePart(ref, Set.copyOf(wanted.attributes()), approver);
        return approved.onFailure(Refusal.class).call(() -> reviews.release(ref))
                .chain(done -> reviews.finish(ref, done.equals(ref) ? State.APPROVED : State.PARTLY_APPROVED, done.revision()));
    }

    private Uni<Product> head(UUID id) {
        return products.byId(List.of(id)).map(found -> found.get(id)).onItem().ifNull().failWith(() -> new ProductNotFound(id));
    }
}
