package touchstone.registration.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.SourceValue;

class HandoverTest {
    @Test
    void a_value_left_as_it_was_proposed_is_the_claim_confirmed() {
        assertEquals(SourceValue.confirmed("Ann", "social", "given_name", false), handover("false").source(Attribute.GIVEN_NAME, "Ann"));
    }

    @Test
    void a_value_that_differs_was_typed() {
        assertEquals(SourceValue.typed("Anne"), handover("true").source(Attribute.GIVEN_NAME, "Anne"));
        assertEquals(SourceValue.typed("Fabrikam"), handover("true").source(Attribute.COMPANY, "Fabrikam"));
    }

    @Test
    void an_address_is_verified_only_if_it_is_the_one_the_provider_vouches_for() {
        assertEquals(SourceValue.confirmed("ann@fabrikam.test", "social", "email", true), handover("true").source(Attribute.EMAIL, "ann@fabrikam.test"));
        assertEquals(SourceValue.typed("ann@contoso.test"), handover("true").source(Attribute.EMAIL, "ann@contoso.test"));
        assertEquals(SourceValue.confirmed("ann@fabrikam.test", "social", "email", false), handover("false").source(Attribute.EMAIL, "ann@fabrikam.test"));
    }

    @Test
    void case_does_not_make_another_address() {
        assertEquals(SourceValue.confirmed("Ann@Fabrikam.test", "social", "email", true), handover("true").source(Attribute.EMAIL, "Ann@Fabrikam.test"));
    }

    @Test
    void without_a_choice_all_is_typed() {
        assertEquals(SourceValue.typed("Ann"), Handover.NOTHING.source(Attribute.GIVEN_NAME, "Ann"));
    }

    @Test
    void a_claim_fills_the_form_whatever_is_sent_then() {
        assertEquals(Set.of("given_name", "email"), handover("true").filled());
        assertEquals(Set.of(), Handover.NOTHING.filled());
    }

    private static Handover handover(String emailVerified) {
        return new Handover(UUID.randomUUID(), Map.of("given_name", "Ann", "email", "ann@fabrikam.test", "email_verified", emailVerified),
                Map.of(Attribute.GIVEN_NAME, SourceValue.confirmed("Ann", "social", "given_name", false),
                        Attribute.EMAIL, SourceValue.confirmed("ann@fabrikam.test", "social", "email", Boolean.parseBoolean(emailVerified))), true);
    }
}
