package touchstone.lead.team;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.lead.team.WorkingHours.Span;

class WorkingHoursTest {
    private static final Span DAY = new Span(LocalTime.of(9, 0), LocalTime.of(17, 0));
    private final WorkingHours berlin = weekdays("Europe/Berlin", Set.of(LocalDate.of(2026, 5, 1)));

    @Test
    void time_passes_at_work_only() {
        // Friday 16:00 in Berlin: one hour is left, the other three are Monday's.
        assertEquals(at("2026-03-09T11:00:00Z"), berlin.after(at("2026-03-06T15:00:00Z"), Duration.ofHours(4)));
        // Saturday counts nothing.
        assertEquals(at("2026-03-09T08:30:00Z"), berlin.after(at("2026-03-07T12:00:00Z"), Duration.ofMinutes(30)));
        assertEquals(at("2026-03-09T10:00:00Z"), berlin.after(at("2026-03-09T09:00:00Z"), Duration.ofHours(1)));
    }

    @Test
    void a_holiday_is_free() {
        assertEquals(at("2026-05-04T08:00:00Z"), berlin.after(at("2026-04-30T14:00:00Z"), Duration.ofHours(2)));
    }

    @Test
    void clocks_that_are_changed_move_the_day_and_not_its_length() {
        // The clocks go forward on Sunday 29 March: from Friday to Monday an hour is lost, of which nobody is at work.
        assertEquals(at("2026-03-30T07:30:00Z"), berlin.after(at("2026-03-27T15:30:00Z"), Duration.ofHours(1)));
        WorkingHours nights = new WorkingHours("Europe/Berlin", Map.of(DayOfWeek.SUNDAY, List.of(new Span(LocalTime.of(1, 0), LocalTime.of(4, 0)))), Set.of());
        assertEquals(Duration.ofHours(2), length(nights.on(LocalDate.of(2026, 3, 29)).get(0)));
        assertEquals(Duration.ofHours(4), length(nights.on(LocalDate.of(2026, 10, 25)).get(0)));
    }

    @Test
    void who_is_hardly_ever_at_work_is_not_waited_for_for_ever() {
        WorkingHours never = new WorkingHours("UTC", Map.of(DayOfWeek.MONDAY, List.of(new Span(LocalTime.of(9, 0), LocalTime.of(9, 1)))), Set.of());

        assertEquals(at("2027-04-11T00:00:00Z"), never.after(at("2026-03-07T12:00:00Z"), Duration.ofHours(1000)));
    }

    @Test
    void hours_that_cannot_be_say_why() {
        assertEquals(List.of(), berlin.flaws(""));
        assertEquals("/hours/zone", pointer(weekdays("Europe/Atlantis", Set.of())));
        assertEquals("/hours/week", pointer(new WorkingHours("UTC", Map.of(), Set.of())));
        assertEquals("/hours/week/MONDAY", pointer(new WorkingHours("UTC", Map.of(DayOfWeek.MONDAY, List.of(new Span(LocalTime.of(9, 0), LocalTime.of(9, 0)))), Set.of())));
    }

    private static String pointer(WorkingHours hours) {
        return hours.flaws("/hours").get(0).pointer();
    }

    private static Duration length(WorkingHours.Stretch stretch) {
        return Duration.between(stretch.from(), stretch.to());
    }

    private static WorkingHours weekdays(String zone, Set<LocalDate> holidays) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)) week.put(day, List.of(DAY));
        return new WorkingHours(zone, week, holidays);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
