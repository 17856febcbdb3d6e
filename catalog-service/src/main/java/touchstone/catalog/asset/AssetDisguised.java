package touchstone.catalog.asset;

import touchstone.commons.problem.Invalid;

class AssetDisguised extends Invalid {
    AssetDisguised(String claimed, String found) {
        super("By its content the file is not of the type that Content-Type names. Nothing was kept.");
        fact("claimed", claimed);
        fact("found", found);
    }
}
