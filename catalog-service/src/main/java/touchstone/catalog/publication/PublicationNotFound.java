package touchstone.catalog.publication;

import java.util.UUID;
import touchstone.commons.problem.NotFound;

class PublicationNotFound extends NotFound {
    PublicationNotFound(UUID product, String channel, String locale) {
        super("The product is not published there.");
        fact("product", product);
        fact("channel", channel);
        fact("locale", locale);
    }
}
