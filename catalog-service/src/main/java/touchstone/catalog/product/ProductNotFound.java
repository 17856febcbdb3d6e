package touchstone.catalog.product;

import touchstone.commons.problem.NotFound;

public class ProductNotFound extends NotFound {
    /** @param product its id, or what it was asked for by */
    public ProductNotFound(Object product) {
        super("There is no such product, or none that you may know of.");
        fact("product", product);
    }
}
