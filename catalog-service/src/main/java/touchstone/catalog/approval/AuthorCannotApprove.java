package touchstone.catalog.approval;

import touchstone.catalog.product.RevisionRef;
import touchstone.commons.problem.Forbidden;

class AuthorCannotApprove extends Forbidden {
    AuthorCannotApprove(RevisionRef revision) {
        super("You have changed this product since it was last approved. Somebody else has to approve it.");
        fact("product", revision.id());
        fact("revision", revision.revision());
    }
}
