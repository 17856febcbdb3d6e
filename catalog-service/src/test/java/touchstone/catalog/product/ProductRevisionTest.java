package touchstone.catalog.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static touchstone.catalog.product.TestFamily.by;
import static touchstone.catalog.product.TestFamily.values;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.catalog.product.Product.Status;

class ProductRevisionTest {
    private final ProductRevision first = ProductRevision.first("P-1", "standard", values("name", "Pump", "color", "Blue"), by("one"));

    @Test
    void a_changed_value_has_a_new_origin_and_the_others_keep_theirs() {
        var second = first.next(first.head(), values("name", "Silent Pump", "color", "Blue"), by("two"));

        assertEquals(2, second.ref().revision());
        assertEquals("two", second.values().bySlot().get(new Slot("name", null)).origin().author());
        assertEquals("one", second.values().bySlot().get(new Slot("color", null)).origin().author());
    }

    @Test
    void a_value_set_to_empty_is_gone() {
        assertEquals(Optional.empty(), first.next(first.head(), values("color", null), by("two")).values().get("color", (String) null));
    }

    @Test
    void a_change_of_nothing_is_no_revision() {
        assertSame(first, first.next(first.head(), values("name", "Pump", "size", null), by("two")));
    }

    @Test
    void whoever_changed_it_since_its_last_approval_is_an_author() {
        var second = first.next(first.head(), values("name", "Silent Pump"), by("two"));
        var approved = new Product(second.ref().id(), "P-1", "standard", 2, Status.APPROVED);

        assertEquals(Set.of("one", "two"), second.authors());
        assertEquals(Set.of("three"), second.next(approved, values("name", "Pump"), by("three")).authors());
    }
}
