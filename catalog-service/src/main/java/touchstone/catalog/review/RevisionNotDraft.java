package touchstone.catalog.review;

import touchstone.catalog.product.Product;
import touchstone.commons.problem.Conflict;

class RevisionNotDraft extends Conflict {
    RevisionNotDraft(Product head) {
        super("Only a draft goes into review. This revision is in review, or was reviewed, already.");
        fact("product", head.id());
        fact("revision", head.revision());
        fact("state", head.status());
    }
}
