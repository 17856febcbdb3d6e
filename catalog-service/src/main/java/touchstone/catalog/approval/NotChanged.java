package touchstone.catalog.approval;

import touchstone.catalog.product.RevisionRef;
import touchstone.commons.problem.Invalid;

class NotChanged extends Invalid {
    NotChanged(RevisionRef ref, String attribute) {
        super("This attribute is none of the changes since the last approval, so that it cannot be approved for itself.");
        fact("product", ref.id());
        fact("revision", ref.revision());
        fact("attribute", attribute);
    }
}
