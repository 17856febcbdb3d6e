package touchstone.lead.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.lead.booking.CalendarDefinition.Host;
import touchstone.lead.team.WorkingHours;

class CalendarDefinitionTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private final CalendarDefinition calendar = calendar(host("berlin", "Europe/Berlin"), host("lisbon", "Europe/Lisbon"));

    @Test
    void slots_lie_in_the_hours_of_each_host_by_their_own_clocks() {
        Map<Instant, List<Host>> slots = calendar.slots(MONDAY, MONDAY.plus(Duration.ofDays(1)), MONDAY.minus(Duration.ofDays(3)));

        assertEquals(List.of("2026-03-02T08:00:00Z berlin", "2026-03-02T08:30:00Z berlin", "2026-03-02T09:00:00Z berlin lisbon", "2026-03-02T09:30:00Z lisbon", "2026-03-02T10:00:00Z lisbon"),
                slots.entrySet().stream().map(slot -> slot.getKey() + " " + String.join(" ", slot.getValue().stream().map(Host::id).toList())).toList());
    }

    @Test
    void what_is_too_near_or_too_far_is_not_offered() {
        assertEquals(List.of(Instant.parse("2026-03-02T10:00:00Z")), List.copyOf(calendar.slots(MONDAY, MONDAY.plus(Duration.ofDays(1)), Instant.parse("2026-03-01T09:31:00Z")).keySet()));
        assertEquals(Map.of(), calendar.slots(MONDAY, MONDAY.plus(Duration.ofDays(1)), MONDAY.plus(Duration.ofDays(1))));
        assertEquals(Map.of(), calendar.slots(MONDAY, MONDAY.plus(Duration.ofDays(1)), MONDAY.minus(Duration.ofDays(31))));
    }

    @Test
    void slots_move_with_the_clocks_of_the_host() {
        Instant after = Instant.parse("2026-03-30T00:00:00Z");

        assertEquals(Instant.parse("2026-03-30T07:00:00Z"), calendar.slots(after, after.plus(Duration.ofDays(1)), MONDAY.plus(Duration.ofDays(7))).keySet().iterator().next());
    }

    @Test
    void a_calendar_that_cannot_be_is_refused() {
        assertThrows(CalendarNotValid.class, () -> calendar(host("a", "UTC"), host("a", "UTC")).check(""));
        assertThrows(CalendarNotValid.class, () -> calendar(host("a", "Europe/Atlantis")).check(""));
    }

    private static CalendarDefinition calendar(Host... hosts) {
        return new CalendarDefinition("Demo", "https://meet.example.test/1", 60, 15, 30, 24, 30, List.of(hosts));
    }

    private static Host host(String id, String zone) {
        return new Host(id, id, id + "@contoso.test", new WorkingHours(zone, Map.of(DayOfWeek.MONDAY, List.of(new WorkingHours.Span(LocalTime.of(9, 0), LocalTime.of(11, 0)))), Set.of()), null);
    }
}
