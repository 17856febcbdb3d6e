package touchstone.catalog.storefront;

import touchstone.commons.problem.Malformed;

class ChannelRequired extends Malformed {
    ChannelRequired() {
        super("Send your publishable key in the header Touchstone-Key: it says which channel you read.");
    }
}
