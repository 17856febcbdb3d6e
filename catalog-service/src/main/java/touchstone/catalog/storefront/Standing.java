package touchstone.catalog.storefront;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import touchstone.catalog.publication.PublicationLog.Item;

/** What the log tells of a product on a channel: which revision is live in which locale, and when it last changed. Entries may come in any order. */
final class Standing {
    private Said[] last = {};
    private long change;

    /** @param channel its code */
    record Place(String channel, UUID product) {}

    /** The latest that the log says of one locale. There are as many of these as publications: strings that are the same are one. */
    private record Said(String locale, long revision, boolean live, long number) {}

    /** @param number of the entry that the item is in */
    void hear(Item item, long number) {
        change = Math.max(change, number);
        Said said = new Said(item.locale().intern(), item.revision(), item.live(), number);
        for (int i = 0; i < last.length; i++) {
            if (!last[i].locale().equals(said.locale())) continue;
            if (last[i].number() <= number) last[i] = said;
            return;
        }
        last = Arrays.copyOf(last, last.length + 1);
        last[last.length - 1] = said;
    }

    boolean shows(long revision, String locale) {
        for (Said said : last) {
            if (said.live() && said.revision() == revision && said.locale().equals(locale)) return true;
        }
        return false;
    }

    /** The locales it is live in. */
    Set<String> live() {
        Set<String> locales = new HashSet<>();
        for (Said said : last) {
            if (said.live()) locales.add(said.locale());
        }
        return locales;
    }

    /** The number of the entry that last told of it. */
    long change() {
        return change;
    }
}
