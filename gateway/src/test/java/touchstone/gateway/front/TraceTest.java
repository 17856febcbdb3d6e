package touchstone.gateway.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void a_trace_goes_on_with_a_span_of_our_own() {
        Trace trace = Trace.of("00-" + ID + "-00f067aa0ba902b7-00");
        assertEquals(ID, trace.id());
        assertTrue(trace.parent().matches("00-" + ID + "-[0-9a-f]{16}-00"));
        assertFalse(trace.parent().contains("00f067aa0ba902b7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-" + ID + "-0000000000000000-01", "ff-" + ID + "-00f067aa0ba902b7-01"})
    void what_is_no_trace_begins_a_new_one(String header) {
        Trace trace = Trace.of(header);
        assertNotEquals(ID, trace.id());
        assertTrue(trace.parent().matches("00-" + trace.id() + "-[0-9a-f]{16}-01"));
    }
}
