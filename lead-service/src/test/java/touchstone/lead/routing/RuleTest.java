package touchstone.lead.routing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.lead.lead.LeadKind;
import touchstone.lead.routing.Rule.By;
import touchstone.lead.routing.Rule.Matter;

class RuleTest {
    private static final Matter MATTER = new Matter(LeadKind.QUOTE_REQUEST, "AT", "de-AT", "product-1", "PUMP-16", "pumps", "one@fabrikam.test");

    @Test
    void a_rule_that_asks_for_nothing_fits_all() {
        assertTrue(rule(null, null, Set.of(), null).fits(MATTER));
        assertTrue(rule(null, null, null, null).fits(new Matter(LeadKind.CONTACT, null, "en", null, null, null, "one@fabrikam.test")));
    }

    @Test
    void a_rule_fits_where_all_that_it_asks_for_does() {
        assertTrue(rule(Set.of(LeadKind.QUOTE_REQUEST), Set.of("AT", "CH"), Set.of("de"), Set.of("PUMP-*")).fits(MATTER));
        assertTrue(rule(null, null, null, Set.of("product-1")).fits(MATTER));
        assertTrue(rule(null, null, null, null, Set.of("pumps")).fits(MATTER));
        assertFalse(rule(null, null, null, null, Set.of("valves")).fits(MATTER));
        assertFalse(rule(null, null, null, null, Set.of("pumps")).fits(new Matter(LeadKind.CONTACT, null, "en", null, null, null, "one@fabrikam.test")));
        assertFalse(rule(Set.of(LeadKind.CONTACT), null, null, null).fits(MATTER));
        assertFalse(rule(null, Set.of("DE"), null, null).fits(MATTER));
        assertFalse(rule(null, null, Set.of("en"), null).fits(MATTER));
        assertFalse(rule(null, null, null, Set.of("PUMP-1")).fits(MATTER));
        assertFalse(rule(null, Set.of("AT"), null, null).fits(new Matter(LeadKind.CONTACT, null, "en", null, null, null, "one@fabrikam.test")));
    }

    private static Rule rule(Set<LeadKind> kinds, Set<String> countries, Set<String> languages, Set<String> products) {
        return rule(kinds, countries, languages, products, null);
    }

    private static Rule rule(Set<LeadKind> kinds, Set<String> countries, Set<String> languages, Set<String> products, Set<String> families) {
        return new Rule("A rule", kinds, countries, languages, products, families, "team", By.ROUND_ROBIN);
    }
}
