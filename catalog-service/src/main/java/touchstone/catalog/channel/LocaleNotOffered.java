package touchstone.catalog.channel;

import touchstone.commons.problem.Invalid;

public class LocaleNotOffered extends Invalid {
    LocaleNotOffered(Channel channel, String locale) {
        super("The channel does not offer this locale.");
        fact("channel", channel.code());
        fact("locale", locale);
        fact("offered", channel.locales());
    }
}
