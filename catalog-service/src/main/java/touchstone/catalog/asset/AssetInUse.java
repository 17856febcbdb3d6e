package touchstone.catalog.asset;

import touchstone.commons.problem.Conflict;

class AssetInUse extends Conflict {
    AssetInUse(java.util.Collection<java.util.UUID> products) {
        super("What is live of a product shows this asset. Publish those products without it, or withdraw them, first.");
        fact("products", java.util.List.copyOf(products));
    }
}
