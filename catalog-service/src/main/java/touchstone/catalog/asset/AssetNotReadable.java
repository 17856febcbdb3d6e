package touchstone.catalog.asset;

import touchstone.commons.problem.Invalid;

class AssetNotReadable extends Invalid {
    AssetNotReadable(String detail) {
        super("The file cannot be read as what it begins like: it " + detail + ". Nothing was kept.");
    }
}
