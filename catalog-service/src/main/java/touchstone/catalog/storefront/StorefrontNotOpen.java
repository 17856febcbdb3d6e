package touchstone.catalog.storefront;

import touchstone.commons.problem.Unavailable;

class StorefrontNotOpen extends Unavailable {
    StorefrontNotOpen() {
        super("This instance is still reading what is published. Ask again in a moment.");
    }
}
