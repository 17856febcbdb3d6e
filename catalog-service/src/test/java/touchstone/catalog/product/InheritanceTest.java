package touchstone.catalog.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.catalog.product.TestFamily.FAMILY;
import static touchstone.catalog.product.TestFamily.by;
import static touchstone.catalog.product.TestFamily.values;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InheritanceTest {
    private final ProductRevision model = ProductRevision.first("KETTLE", "standard", values("name", "Kettle", "description/en", "Boils.", "axes", List.of("category"), "category", "None",
            "external_references/erp", "1", "relations/accessory", List.of("LID"), "categories/web", List.of("kettles")), by("somebody"));
    private final ProductRevision variant = ProductRevision.first("RED", "standard", values("variant_of", "KETTLE", "category", "Red", "name", "Kettle"), by("another"));

    @Test
    void what_a_model_says_of_itself_alone_is_not_inherited() {
        Values filled = fill(variant);

        assertEquals(Set.of("variant_of", "category", "name", "description", "axes", "categories"), Set.copyOf(filled.bySlot().keySet().stream().map(Slot::attribute).toList()));
        assertEquals(Optional.of("Red"), filled.get("category", String.class));
        assertEquals(Set.of("another", "somebody"), variant.filled(filled, null).authors());
    }

    @Test
    void what_is_set_to_what_the_model_says_is_inherited_and_what_was_set_before_is_not() {
        assertTrue(Inheritance.isInherited(fill(variant).bySlot().get(new Slot("name", null))));
        Values before = Inheritance.fill(variant.values(), model, FAMILY, by("a third"));
        assertEquals("another", before.bySlot().get(new Slot("name", null)).origin().author());
        assertEquals("edit", before.bySlot().get(new Slot("name", null)).origin().source());
    }

    @Test
    void what_was_inherited_stays_until_it_is_taken_anew() {
        ProductRevision filled = variant.filled(fill(variant), null);
        ProductRevision later = new ProductRevision(new RevisionRef(model.ref().id(), 2), "KETTLE", "standard",
                model.values().with(values("description/en", "Whistles.", "categories/web", null, "description/fr", "Siffle."), by("somebody")), by("somebody"), Set.of());

        assertEquals(Optional.of("Boils."), Inheritance.fill(filled.values(), later, FAMILY, by("another")).get("description", "en"));
        assertEquals(List.of("categories/web", "description/en", "description/fr"), Inheritance.behind(filled, later, FAMILY).stream().map(Slot::name).toList());
        Values anew = Inheritance.anew(filled.values(), later, FAMILY);
        assertEquals(Optional.of("Whistles."), anew.get("description", "en"));
        assertEquals(Optional.empty(), anew.get("categories", "web"));
        // What says the same is not touched.
        assertSame(filled.values().bySlot().get(new Slot("name", null)), anew.bySlot().get(new Slot("name", null)));
        assertEquals(List.of(), Inheritance.behind(filled, model, FAMILY));
    }

    @Test
    void a_variant_that_lacks_a_value_on_an_axis_is_incomplete_and_its_model_is_not() {
        Map<Slot, Optional<Object>> none = values("category", null);
        Values without = variant.filled(fill(variant), null).values().with(none, by("another"));

        assertTrue(Completeness.of(FAMILY, without, TestFamily.WEB, "en", TestFamily.TODAY).missing().contains("category"));
        assertEquals(List.of("list_price"), Completeness.of(FAMILY, model.values().with(none, by("somebody")), TestFamily.WEB, "en", TestFamily.TODAY).missing());
    }

    private Values fill(ProductRevision variant) {
        return Inheritance.fill(variant.values(), model, FAMILY, variant.change());
    }
}
