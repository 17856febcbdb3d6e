package touchstone.lead.demorequest;

import touchstone.commons.TouchstoneHeaders;
import touchstone.commons.problem.Malformed;

class ChannelRequired extends Malformed {
    ChannelRequired() {
        super("Which channel the product was seen on is not known. Send your publishable key; the gateway makes it the " + TouchstoneHeaders.CHANNEL + ".");
    }
}
