package touchstone.catalog.storefront;

import touchstone.commons.problem.Malformed;

public class ChannelRequired extends Malformed {
    public ChannelRequired() {
        super("Send your publishable key in the header Touchstone-Key: it says which channel you read.");
    }
}
