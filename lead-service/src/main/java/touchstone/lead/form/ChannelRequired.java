package touchstone.lead.form;

import touchstone.commons.TouchstoneHeaders;
import touchstone.commons.problem.Malformed;

/** What was seen is known only with where it was seen. */
public class ChannelRequired extends Malformed {
    ChannelRequired() {
        super("Which channel the product was seen on is not known. Send your publishable key; the gateway makes it the " + TouchstoneHeaders.CHANNEL + ".");
    }

    /** @throws ChannelRequired without one @return the channel */
    public static String unless(String channel) {
        if (channel == null || channel.isBlank()) throw new ChannelRequired();
        return channel;
    }
}
