package touchstone.catalog.asset;

import touchstone.commons.problem.Invalid;

class AssetAmbiguous extends Invalid {
    AssetAmbiguous(String detail) {
        super("The file is more than one thing: it " + detail + ". Nothing was kept.");
    }
}
