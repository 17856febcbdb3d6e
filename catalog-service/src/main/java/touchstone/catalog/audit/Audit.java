package touchstone.catalog.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import touchstone.catalog.approval.Approvals;
import touchstone.catalog.audit.Event.Act;
import touchstone.catalog.product.Product;
import touchstone.catalog.product.ProductNotFound;
import touchstone.catalog.product.ProductRevision;
import touchstone.catalog.product.Products;
import touchstone.catalog.product.RevisionRef;
import touchstone.catalog.product.Revisions;
import touchstone.catalog.publication.Publication;
import touchstone.catalog.publication.PublicationLog;
import touchstone.catalog.review.Review;
import touchstone.catalog.review.Reviews;

/** Who did what to a product, put together from what is written once and never changed: revisions, approvals, decided reviews and the log of publications. */
@ApplicationScoped
public class Audit {
    private static final int FURTHEST = 200;

    private final Products products;
    private final Revisions revisions;
    private final Approvals approvals;
    private final Reviews reviews;
    private final PublicationLog log;

    Audit(Products products, Revisions revisions, Approvals approvals, Reviews reviews, PublicationLog log) {
        this.products = products;
        this.revisions = revisions;
        this.approvals = approvals;
        this.reviews = reviews;
        this.log = log;
    }

    /** The steps of the latest revisions, and all publications, newest first. Fails with {@link ProductNotFound}. */
    Uni<List<Event>> of(UUID id) {
        return products.byId(List.of(id)).map(found -> found.get(id)).onItem().ifNull().failWith(() -> new ProductNotFound(id)).chain(head -> {
            List<Event> events = new ArrayList<>();
            List<RevisionRef> refs = refs(head);
            return revisions.of(refs).invoke(known -> saved(known.values(), events))
                    .chain(() -> approvals.of(refs)).invoke(all -> all.forEach(it -> events.add(Event.of(it.at(), it.author(), Act.APPROVED, it.ref().revision(), null))))
                    .chain(() -> reviews.upTo(head.latest(), FURTHEST)).invoke(all -> all.forEach(review -> reviewed(review, events)))
                    .chain(() -> log.of(id)).invoke(all -> published(all, events))
                    .replaceWith(() -> events.stream().sorted(Comparator.comparing(Event::at).thenComparing(Event::revision).thenComparing(Event::act).reversed()).toList());
        });
    }

    private static List<RevisionRef> refs(Product head) {
        return LongStream.rangeClosed(Math.max(1, head.revision() - FURTHEST + 1), head.revision()).mapToObj(number -> new RevisionRef(head.id(), number)).toList();
    }

    private static void saved(Collection<ProductRevision> all, List<Event> events) {
        all.forEach(it -> events.add(Event.of(it.change().at(), it.change().author(), Act.SAVED, it.ref().revision(),
                it.change().reason() == null ? it.change().source() : it.change().source() + ": " + it.change().reason())));
    }

    private static void reviewed(Review review, List<Event> events) {
        for (Review.Round round : review.earlier()) {
            events.add(Event.of(round.at(), round.author(), Act.REVIEW_ASKED, review.revision(), round.comment()));
            events.add(Event.of(round.decidedAt(), round.decidedBy(), Act.CHANGES_REQUESTED, review.revision(), round.decisionComment()));
        }
        events.add(Event.of(review.at(), review.author(), Act.REVIEW_ASKED, review.revision(), review.comment()));
        if (review.state() == Review.State.CHANGES_REQUESTED) events.add(decided(review, Act.CHANGES_REQUESTED));
        if (review.state() == Review.State.PARTLY_APPROVED) events.add(decided(review, Act.PARTLY_APPROVED));
    }

    private static Event decided(Review review, Act act) {
        return Event.of(review.decidedAt(), review.decidedBy(), act, review.revision(), review.decisionComment());
    }

    private static void published(List<Publication> all, List<Event> events) {
        all.forEach(it -> events.add(new Event(it.at(), it.author(), it.live() ? Act.PUBLISHED : Act.WITHDRAWN, it.revision(), it.channel(), it.locale(), null)));
    }
}
