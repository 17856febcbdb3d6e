package touchstone.catalog.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.qute.TemplateException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Family;
import touchstone.catalog.gate.Gate;

class SheetTemplateTest {
    @Test
    void text_stays_text_whatever_is_in_it() {
        String filled = fill("{product.name}|{product.description.0}", content("<fo:block>&\"'\u0000\uD800x", "a < b\n\nc", Map.of()));

        assertEquals("&lt;fo:block&gt;&amp;&quot;&#39;x|a &lt; b", filled);
    }

    @Test
    void a_rich_text_says_its_words_paragraph_by_paragraph() {
        PublicView rich = view(new Attribute("description", AttributeType.RICH_TEXT, true, true, 0, List.of(), false, List.of()));

        String filled = new SheetTemplate(1, "{#for p in product.description}[{p}]{/for}").fill(content("x", "<p>Moves <b>water</b> &amp; acid.</p><ul><li>2 &lt; 3</li></ul>", Map.of()), rich, "", "http://x");

        assertEquals("[Moves water &amp; acid.][2 &lt; 3]", filled);
    }

    @Test
    void a_template_reaches_nothing_but_the_texts_handed_to_it() {
        for (String expression : List.of("{product.getClass.name}", "{product.name.getClass}", "{sheet.revision.class}", "{inject:printing}", "{cdi:printing}", "{config:user}", "{#include sheet /}", "{nothing}", "{product.nothing}")) {
            assertThrows(TemplateException.class, () -> fill(expression, content("x", "y", Map.of())), expression);
        }
    }

    @Test
    void facts_are_said_in_the_words_and_numbers_of_the_locale() {
        String template = "{#for fact in product.facts}[{fact.label}={fact.value}|{fact.direction}]{/for}{product.price}";

        String french = new SheetTemplate(1, template).fill(SampleSheet.in("fr"), SampleSheet.VIEW, "", "http://x").replaceAll("[\\u00a0\\u202f]", " ");
        String hebrew = new SheetTemplate(1, template).fill(SampleSheet.in("he"), SampleSheet.VIEW, "", "http://x").replace('\u00a0', ' ');

        assertTrue(french.contains("[Poids=2,24 lb|ltr]") && french.contains("[Produit fini=Oui|ltr]") && french.endsWith("1 431,50 USD"), french);
        assertTrue(hebrew.contains("[מידה=58 ס״מ|rtl]") && hebrew.contains("[דגם=HL Road Frame|ltr]") && hebrew.endsWith("1,431.50 USD"), hebrew);
        assertTrue(fill(template, content("x", "y", Map.of("max_flow_rate", "24"))).startsWith("[Max flow rate=24|ltr]"));
    }

    @Test
    void what_is_not_for_everybody_is_not_in_a_sheet() {
        PublicView view = view(new Attribute("name", AttributeType.TEXT, false, true, 0, List.of(), false, List.of()));

        assertEquals("Pump", view.show(Family.NAME, "Pump"));
        assertEquals(null, view.show("margin", "41 %"));
        assertFalse(new PublicView(new Gate(Map.of()), "standard").show(Family.NAME, "Pump") != null);
    }

    private static PublicView view(Attribute attribute) {
        return new PublicView(new Gate(Map.of("standard", new Family("standard", List.of(attribute)))), "standard");
    }

    private static SheetContent content(String name, String description, Map<String, Object> facts) {
        return new SheetContent(new UUID(0, 1), "T-1", 1, Instant.EPOCH, "web", "en", name, description, "Pumps", null, null, new LinkedHashMap<>(facts));
    }

    private static String fill(String template, SheetContent content) {
        return new SheetTemplate(1, template).fill(content, SampleSheet.VIEW, "", "http://x");
    }
}
