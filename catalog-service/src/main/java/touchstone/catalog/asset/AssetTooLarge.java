package touchstone.catalog.asset;

import touchstone.commons.problem.TooLarge;

class AssetTooLarge extends TooLarge {
    AssetTooLarge(long limit) {
        super("A file of more than " + limit + " bytes is not taken in. Nothing was kept.");
        fact("limit", limit);
    }
}
