package touchstone.catalog.asset;

import touchstone.commons.problem.Invalid;

class AssetEmpty extends Invalid {
    AssetEmpty() {
        super("The file is empty. Nothing was kept.");
    }
}
