package touchstone.catalog.publication;

import java.util.List;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.RevisionRef;
import touchstone.commons.problem.Conflict;

class ProductNotPublishable extends Conflict {
    ProductNotPublishable(RevisionRef revision, List<Finding> reasons) {
        super("This revision cannot be published there as long as the reasons last.");
        fact("product", revision.id());
        fact("revision", revision.revision());
        fact("reasons", List.copyOf(reasons));
    }
}
