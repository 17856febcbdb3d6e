package touchstone.catalog.asset;

import touchstone.commons.problem.Unavailable;

class UploadsBusy extends Unavailable {
    UploadsBusy() {
        super("Too many pictures are being looked at. Send the file again in a moment.");
    }
}
