package touchstone.catalog.product;

import touchstone.commons.problem.NotFound;

/** The product never had this revision. */
public class RevisionNotFound extends NotFound {
    public RevisionNotFound(RevisionRef ref) {
        super("The product has no such revision.");
        fact("product", ref.id());
        fact("revision", ref.revision());
    }
}
