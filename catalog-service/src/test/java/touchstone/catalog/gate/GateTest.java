package touchstone.catalog.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Audience;
import touchstone.catalog.family.Family;
import touchstone.catalog.family.PriceFor;

class GateTest {
    private static final Reader PARTNER = new Reader(Audience.PARTNER, null);

    @Test
    void each_audience_sees_what_is_meant_for_it_and_for_those_before_it() {
        for (Audience meantFor : Audience.values()) {
            Gate gate = gate(attribute("alloy", meantFor, null));
            for (Audience audience : Audience.values()) {
                assertEquals(audience.compareTo(meantFor) >= 0, gate.shows("pumps", "alloy", new Reader(audience, null)), audience + " and what is for " + meantFor);
            }
        }
    }

    @Test
    void what_is_not_known_is_shown_to_nobody() {
        Gate gate = gate(attribute("alloy", Audience.PUBLIC, null));

        assertFalse(gate.shows("pumps", "margin", PARTNER));
        assertFalse(gate.shows("valves", "alloy", PARTNER));
        assertFalse(gate(attribute("alloy", null, null)).shows("pumps", "alloy", new Reader(Audience.VERIFIED_COMPANY, null)));
    }

    @Test
    void the_price_of_a_group_is_for_the_group_alone() {
        Gate gate = gate(attribute("dealer_price", Audience.REGISTERED, new PriceFor("dealer", 1)));

        assertTrue(gate.shows("pumps", "dealer_price", new Reader(Audience.REGISTERED, "dealer")));
        assertFalse(gate.shows("pumps", "dealer_price", new Reader(Audience.PUBLIC, "dealer")));
        assertFalse(gate.shows("pumps", "dealer_price", new Reader(Audience.PARTNER, "school")));
        assertFalse(gate.shows("pumps", "dealer_price", PARTNER));
    }

    @Test
    void it_knows_whether_it_hides_what_was_shown() {
        Gate open = gate(attribute("alloy", Audience.PUBLIC, null));
        Gate closed = gate(attribute("alloy", Audience.PARTNER, null));

        assertTrue(closed.hidesWhatWasShownBy(open));
        assertFalse(open.hidesWhatWasShownBy(closed));
        assertTrue(gate().hidesWhatWasShownBy(open));
        assertTrue(gate(attribute("alloy", Audience.PUBLIC, new PriceFor("dealer", 1))).hidesWhatWasShownBy(open));
        assertNotEquals(open.version(), closed.version());
    }

    @Test
    void a_token_tells_the_audience_by_its_roles() {
        assertEquals(Audience.PUBLIC, Readers.of(QuarkusSecurityIdentity.builder().setAnonymous(true).build()).audience());
        assertEquals(Audience.REGISTERED, with("prospect").audience());
        assertEquals(Audience.REGISTERED, with("steward").audience());
        assertEquals(Audience.VERIFIED_COMPANY, with("prospect", "verified-company").audience());
        assertEquals(Audience.PARTNER, with("partner", "verified-company").audience());
    }

    private static Reader with(String... roles) {
        return Readers.of(QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("somebody")).addRoles(Set.of(roles)).build());
    }

    private static Gate gate(Attribute... attributes) {
        return new Gate(Map.of("pumps", new Family("pumps", List.of(attributes))));
    }

    private static Attribute attribute(String code, Audience audience, PriceFor whom) {
        return new Attribute(code, AttributeType.PRICE, false, false, 0, null, false, null, false, null, null, null, audience, false, false, whom);
    }
}
