package touchstone.lead.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class PickTest {
    @Test
    void a_time_is_taken_by_the_clocks_of_who_picks_it() {
        assertEquals(Instant.parse("2026-03-27T13:30:00Z"), pick("2026-03-27T14:30", "Europe/Berlin", null).instant());
        assertEquals(Instant.parse("2026-03-30T12:30:00Z"), pick("2026-03-30T14:30", "Europe/Berlin", null).instant());
    }

    @Test
    void a_time_that_the_clocks_skip_does_not_exist() {
        assertThrows(TimeSkipped.class, () -> pick("2026-03-29T02:30", "Europe/Berlin", null).instant());
        assertThrows(TimeSkipped.class, () -> pick("2026-03-08T02:00", "America/New_York", null).instant());
    }

    @Test
    void a_time_that_comes_twice_is_the_earlier_unless_it_is_said() {
        assertEquals(Instant.parse("2026-10-25T00:30:00Z"), pick("2026-10-25T02:30", "Europe/Berlin", null).instant());
        assertEquals(Instant.parse("2026-10-25T01:30:00Z"), pick("2026-10-25T02:30", "Europe/Berlin", "+01:00").instant());
    }

    @Test
    void a_zone_or_a_year_that_there_is_not_is_no_slot() {
        assertThrows(SlotNotOffered.class, () -> pick("2026-03-27T14:30", "Europe/Atlantis", null).instant());
        assertThrows(SlotNotOffered.class, () -> new Pick(null, LocalDateTime.MAX, "UTC", null).instant());
        assertThrows(SlotNotOffered.class, () -> pick("2026-03-27T14:30", "UTC", "+99:00").instant());
    }

    private static Pick pick(String start, String zone, String offset) {
        return new Pick(null, LocalDateTime.parse(start), zone, offset);
    }
}
