package touchstone.lead.product;

import touchstone.commons.problem.Invalid;

class ProductNotOffered extends Invalid {
    ProductNotOffered(String product, long revision, String channel, String locale) {
        super("This revision of the product is not offered here. Send the id and the revision that the storefront showed.");
        fact("product", product);
        fact("revision", revision);
        fact("channel", channel);
        fact("locale", locale);
    }
}
