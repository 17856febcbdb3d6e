package touchstone.catalog.review;

import touchstone.catalog.product.RevisionRef;
import touchstone.commons.problem.NotFound;

class ReviewNotFound extends NotFound {
    ReviewNotFound(RevisionRef ref) {
        super("Nobody has asked for a review of this revision.");
        fact("product", ref.id());
        fact("revision", ref.revision());
    }
}
