package touchstone.catalog.channel;

import touchstone.commons.problem.Invalid;

public class ChannelUnknown extends Invalid {
    public ChannelUnknown(String code) {
        super("There is no channel with this code.");
        fact("channel", code);
    }
}
