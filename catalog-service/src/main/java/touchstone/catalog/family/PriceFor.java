package touchstone.catalog.family;

/**
 * Whom the price in an attribute is for, beside the list price that is for all.
 *
 * @param customerGroup the only customers it is for, as their token names them in the claim {@code customer_group}; null for all
 * @param fromQuantity  how many have to be taken at least
 */
public record PriceFor(String customerGroup, int fromQuantity) {
    public PriceFor {
        fromQuantity = Math.max(1, fromQuantity);
    }
}
