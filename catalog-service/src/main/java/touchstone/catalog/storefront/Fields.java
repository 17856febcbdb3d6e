package touchstone.catalog.storefront;

import java.util.Arrays;
import java.util.List;
import touchstone.catalog.family.Audience;
import touchstone.catalog.gate.Reader;

/**
 * The fields of the read index. A field that holds something of a value is named for the audience that the value is meant for. A question looks only into the
 * fields of audiences that its reader belongs to, so that no word, filter, facet or order can tell what the reader may not see.
 */
final class Fields {
    static final String PLACE = "place";
    static final String ID = "id";
    static final String SKU_KEY = "skuKey";
    /** No field: it is what a place begins with. */
    static final String SLUG_KEY = "slug";
    static final String SHELF = "shelf";
    static final String FEED = "feed";
    static final String CHANGE = "change";
    static final String LAST_DAY = "lastDay";
    static final String LOCALE = "locale";
    static final String REVISION = "revision";
    static final String SKU = "sku";
    static final String WORDS = "words";

    private Fields() {}

    /** The audiences that see what is meant for {@code audience}, or the audiences that a reader belongs to. */
    static List<Audience> audiences(Reader reader) {
        return Arrays.stream(Audience.values()).filter(reader.audience()::sees).toList();
    }

    static List<Audience> seeing(Audience meantFor) {
        return Arrays.stream(Audience.values()).filter(audience -> audience.sees(meantFor)).toList();
    }

    static String exact(String attribute, Audience meantFor) {
        return "exact." + attribute + "." + meantFor;
    }

    static String number(String attribute, Audience meantFor) {
        return "number." + attribute + "." + meantFor;
    }

    static String facet(String attribute, Audience meantFor) {
        return "facet." + attribute + "." + meantFor;
    }

    /** What orders a list for an audience: see {@link IndexedProduct#order}. */
    static String order(String attribute, Audience reader) {
        return "order." + attribute + "." + reader;
    }

    /** The assets that are shown, each with the channel on which. */
    static String asset(Audience meantFor) {
        return "asset." + meantFor;
    }

    static String text(String attribute, Audience meantFor, String locale) {
        return Languages.field("text." + attribute + "." + meantFor, locale);
    }

    /** The answer for readers of an audience, and those who see no more than it. @param group a group of customers with prices of their own here, or null */
    static String answer(Audience reader, String group) {
        return group == null ? "answer." + reader : "answer." + reader + "." + group;
    }

    /** The key of a product on a channel. It begins with what a slug ends in, so that the beginning of the key finds it too. */
    static String place(String channel, Object product) {
        String id = product.toString();
        String tail = StorefrontProduct.tail(id);
        return channel + "/" + tail + id.substring(0, id.length() - tail.length());
    }

    static String shelf(String channel, String locale) {
        return channel + "/" + locale;
    }
}
