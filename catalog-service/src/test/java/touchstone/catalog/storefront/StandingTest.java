package touchstone.catalog.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.catalog.publication.PublicationLog.Item;

class StandingTest {
    private final Standing standing = new Standing();

    @Test
    void the_latest_entry_counts_whatever_order_they_come_in() {
        standing.hear(item("en", 2, true), 7);
        standing.hear(item("en", 1, true), 3);
        standing.hear(item("fr", 1, true), 4);

        assertTrue(standing.shows(2, "en"));
        assertFalse(standing.shows(1, "en"));
        assertTrue(standing.shows(1, "fr"));
        assertEquals(Set.of("en", "fr"), standing.live());
        assertEquals(7, standing.change());
    }

    @Test
    void what_was_withdrawn_is_live_no_more_and_what_is_published_again_is() {
        standing.hear(item("en", 1, false), 5);
        standing.hear(item("en", 1, true), 4);
        assertFalse(standing.shows(1, "en"));
        assertEquals(Set.of(), standing.live());

        standing.hear(item("en", 1, true), 6);
        assertTrue(standing.shows(1, "en"));
    }

    @Test
    void of_two_items_of_one_entry_the_later_counts() {
        standing.hear(item("en", 1, true), 5);
        standing.hear(item("en", 2, true), 5);

        assertTrue(standing.shows(2, "en"));
    }

    private static Item item(String locale, long revision, boolean live) {
        return new Item(new UUID(0, 1), locale, revision, live);
    }
}
