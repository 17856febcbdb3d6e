package touchstone.gateway.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventTest {
    private static final Instant RECEIVED = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration OLDEST = Duration.ofDays(30);

    @Test
    void a_clock_that_is_off_is_put_right_by_when_it_sent() throws Exception {
        // An hour behind: what it says happened five minutes before it sent did so five minutes before we received it.
        assertEquals(Instant.parse("2026-05-01T11:55:00Z"), at("{'timestamp':'2026-05-01T10:55:00Z','sentAt':'2026-05-01T11:00:00Z'}", null));
        assertEquals(Instant.parse("2026-05-01T11:55:00Z"), at("{'timestamp':'2027-05-01T10:55:00Z'}", Instant.parse("2027-05-01T11:00:00Z")));
        assertEquals(Instant.parse("2026-04-20T12:00:00Z"), at("{'timestamp':'2026-04-20T14:00:00+02:00'}", null));
    }

    @Test
    void nothing_happens_after_it_was_received_or_very_long_before() throws Exception {
        assertEquals(RECEIVED, at("{'timestamp':'2026-05-01T13:00:00Z'}", null));
        assertEquals(RECEIVED, at("{}", null));
        assertThrows(Rejected.class, () -> at("{'timestamp':'2026-03-31T12:00:00Z'}", null));
        assertThrows(Rejected.class, () -> at("{'timestamp':'yesterday'}", null));
        assertThrows(Rejected.class, () -> at("{'timestamp':'+999999999-01-01T00:00:00Z'}", null));
    }

    @Test
    void the_subject_is_the_product_or_the_page() throws Exception {
        assertEquals("product/p-1", event("{'properties':{'product_id':'p-1','path':'/a'}}").subject());
        assertEquals("page/a/b", event("{'context':{'page':{'path':'/a/b'}}}").subject());
        assertNull(event("{'properties':{'product_id':'a b','path':'/reset?mail=somebody@contoso.test'}}").subject());
        assertNull(event("{'properties':{'product_id':'somebody@contoso.test','path':'/users/somebody%40contoso.test'}}").subject());
    }

    @Test
    void a_message_has_the_same_id_each_time_and_another_with_another_key() {
        assertEquals(Event.id("shop", "m1"), Event.id("shop", "m1"));
        assertNotEquals(Event.id("shop", "m1"), Event.id("app", "m1"));
        assertEquals(8, Event.id("shop", "m1").version());
    }

    @Test
    void what_cannot_be_read_is_rejected() throws Exception {
        assertThrows(Rejected.class, () -> Event.of(new ObjectMapper().readTree("[]"), "track"));
        assertThrows(Rejected.class, () -> Event.of(new ObjectMapper().readTree("{\"type\":\"signed-in\"}"), null));
        assertThrows(Rejected.class, () -> event("{}").name());
        assertThrows(Rejected.class, () -> event("{'event':'" + "e".repeat(101) + "'}").name());
        assertThrows(Rejected.class, () -> event("{'messageId':7}").messageId());
        assertThrows(Rejected.class, () -> event("{'properties':[]}").properties());
    }

    private static Instant at(String json, Instant sentAt) throws Exception {
        return event(json).at(sentAt, RECEIVED, OLDEST);
    }

    private static Event event(String json) throws Exception {
        return Event.of(new ObjectMapper().readTree(json.replace('\'', '"')), "track");
    }
}
