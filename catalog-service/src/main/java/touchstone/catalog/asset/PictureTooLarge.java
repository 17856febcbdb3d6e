package touchstone.catalog.asset;

import touchstone.commons.problem.Invalid;

class PictureTooLarge extends Invalid {
    PictureTooLarge(long width, long height, long limit) {
        super("The picture has more pixels than are taken in. Make it smaller. Nothing was kept.");
        fact("width", width);
        fact("height", height);
        fact("limit", limit);
    }
}
