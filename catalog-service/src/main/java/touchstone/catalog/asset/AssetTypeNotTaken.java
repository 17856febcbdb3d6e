package touchstone.catalog.asset;

import touchstone.commons.problem.Invalid;

class AssetTypeNotTaken extends Invalid {
    AssetTypeNotTaken(String found) {
        super("By its content the file is of a type that is not taken in. SVG can carry scripts: send a picture of it. Nothing was kept.");
        fact("found", found);
        fact("taken", java.util.Arrays.stream(AssetType.values()).map(AssetType::mediaType).toList());
    }
}
