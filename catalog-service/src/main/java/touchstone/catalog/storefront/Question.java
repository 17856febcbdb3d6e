package touchstone.catalog.storefront;

import java.util.List;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.gate.Reader;

/**
 * What a reader asks for.
 *
 * @param words  null for all
 * @param facets the attributes whose values are to be counted
 * @param after  null for the first page
 */
record Question(Channel channel, String locale, Reader reader, String words, List<Filter> filters, Order order, List<String> facets, int limit, String after) {
    Question {
        filters = List.copyOf(filters);
        facets = List.copyOf(facets);
    }

    Question with(Order order, int limit) {
        return new Question(channel, locale, reader, words, filters, order, facets, limit, after);
    }

    Question in(String locale) {
        return new Question(channel, locale, reader, words, filters, order, facets, limit, after);
    }

    Question by(List<Filter> filters) {
        return new Question(channel, locale, reader, words, filters, order, facets, limit, after);
    }

    Question after(String after) {
        return new Question(channel, locale, reader, words, filters, order, facets, limit, after);
    }
}
