package touchstone.catalog.publication;

import java.util.UUID;
import touchstone.commons.problem.NotFound;

class RevisionNotPublished extends NotFound {
    RevisionNotPublished(UUID product, long revision, String channel, String locale) {
        super("This revision was never published there.");
        fact("product", product);
        fact("revision", revision);
        fact("channel", channel);
        fact("locale", locale);
    }
}
