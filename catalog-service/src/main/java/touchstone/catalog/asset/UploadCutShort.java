package touchstone.catalog.asset;

import touchstone.commons.problem.Malformed;

class UploadCutShort extends Malformed {
    UploadCutShort() {
        super("The file ended in the middle. Nothing was kept; send it again.");
    }
}
