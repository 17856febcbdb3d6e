package touchstone.registration.prospect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProspectTest {
    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");

    private final SourceRecord registration = SourceRecord.registration(null, null, List.of(), Map.of(
            Attribute.GIVEN_NAME, SourceValue.confirmed("Ann", "social", "given_name", false), Attribute.FAMILY_NAME, SourceValue.typed("Lee"),
            Attribute.EMAIL, SourceValue.confirmed("ann@fabrikam.test", "social", "email", true), Attribute.COMPANY, SourceValue.typed("Fabrikam")), THEN);

    @Test
    void a_registration_makes_the_golden_record() {
        Prospect prospect = new Prospect(registration);

        assertEquals(new ProspectView(registration.prospect(), "Ann", "Lee", null, null, "ann@fabrikam.test", true, "Fabrikam", null, null, null, null, List.of(),
                List.of(new Channel(registration.prospect(), Channel.Type.EMAIL, null, "ann@fabrikam.test", true, false, List.of())), THEN, THEN, null), prospect.view());
    }

    @Test
    void a_rectification_records_only_what_differs() {
        SourceRecord change = new Prospect(registration).rectify(profile("Ann", "Li", null, "Buyer"), NOW).orElseThrow();

        assertEquals(Map.of(Attribute.FAMILY_NAME, SourceValue.typed("Li"), Attribute.COMPANY, SourceValue.typed(null), Attribute.JOB_TITLE, SourceValue.typed("Buyer")),
                change.values());
    }

    @Test
    void saying_the_same_again_is_no_change() {
        Prospect prospect = new Prospect(registration);

        assertTrue(prospect.rectify(prospect.profile(), NOW).isEmpty());
        assertEquals(THEN, prospect.view().changedAt());
    }

    @Test
    void the_golden_record_rebuilt_from_its_source_records_is_the_same() {
        Prospect prospect = new Prospect(registration);
        SourceRecord change = prospect.rectify(profile("Anne", "Lee", null, "Buyer"), NOW).orElseThrow();

        Prospect rebuilt = new Prospect(registration);
        rebuilt.take(change);

        assertEquals(prospect.view(), rebuilt.view());
    }

    @Test
    void two_changes_at_one_moment_have_an_order() {
        Prospect prospect = new Prospect(registration);

        SourceRecord first = prospect.rectify(profile("Anne", "Lee", null, null), THEN).orElseThrow();
        SourceRecord second = prospect.rectify(profile("Anna", "Lee", null, null), THEN).orElseThrow();

        assertTrue(first.recordedAt().isAfter(registration.recordedAt()) && second.recordedAt().isAfter(first.recordedAt()));
    }

    private static Profile profile(String given, String family, String company, String title) {
        return new Profile(given, family, null, null, company, title, null, null, null, null, null);
    }
}
