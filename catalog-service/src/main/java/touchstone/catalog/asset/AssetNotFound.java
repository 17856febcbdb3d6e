package touchstone.catalog.asset;

import touchstone.commons.problem.NotFound;

public class AssetNotFound extends NotFound {
    public AssetNotFound(String id) {
        super("There is no such asset.");
        fact("asset", id);
    }
}
