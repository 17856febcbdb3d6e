package touchstone.catalog.product;

import java.util.UUID;
import touchstone.commons.problem.NotFound;

public class ProductNotFound extends NotFound {
    public ProductNotFound(UUID product) {
        super("There is no such product, or none that you may know of.");
        fact("product", product);
    }
}
