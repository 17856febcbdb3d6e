package touchstone.catalog.gate;

import touchstone.catalog.family.Audience;

/**
 * Who reads.
 *
 * @param group the group of customers that prices are made for, or null
 */
public record Reader(Audience audience, String group) {
    public static final Reader ANYBODY = new Reader(Audience.PUBLIC, null);
}
