package touchstone.catalog.review;

import touchstone.catalog.product.RevisionRef;
import touchstone.commons.problem.Conflict;

class ReviewNotOpen extends Conflict {
    ReviewNotOpen(RevisionRef ref, Review.State state) {
        super("This review is over.");
        fact("product", ref.id());
        fact("revision", ref.revision());
        fact("state", state);
    }
}
