package touchstone.gateway.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import touchstone.gateway.ledger.TouchView;

class VisitViewTest {
    private static final UUID VISITOR = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    @Test
    void a_visit_ends_after_half_an_hour_without_a_touch() {
        assertEquals(List.of(2, 1), touches(touch(VISITOR, "10:00", "a", null), touch(VISITOR, "10:30", "b", null), touch(VISITOR, "11:00:01", "c", null)));
    }

    @Test
    void a_visit_ends_at_midnight() {
        assertEquals(List.of(1, 1), VisitView.of(List.of(at(VISITOR, "2026-05-01T23:50:00Z", "a", null, "human", null), at(VISITOR, "2026-05-02T00:01:00Z", "a", null, "human", null)))
                .stream().map(VisitView::touches).toList());
    }

    @Test
    void another_campaign_begins_another_visit_and_none_goes_on_with_the_last() {
        assertEquals(List.of(2, 2), touches(touch(VISITOR, "10:00", "a", "spring"), touch(VISITOR, "10:01", "b", null), touch(VISITOR, "10:02", "c", "summer"),
                touch(VISITOR, "10:03", "d", "summer")));
    }

    @Test
    void each_browser_has_visits_of_its_own_and_bots_have_none() {
        assertEquals(List.of(2, 1), touches(touch(VISITOR, "10:00", "a", null), touch(OTHER, "10:01", "b", null), touch(VISITOR, "10:02", "c", null),
                at(OTHER, "2026-05-01T10:03:00Z", "d", null, "bot", null)));
    }

    @Test
    void a_visit_says_where_it_began_and_ended_and_how_long_somebody_was_engaged() {
        VisitView visit = VisitView.of(List.of(touch(VISITOR, "10:00", "first", "spring"), at(VISITOR, "2026-05-01T10:05:00Z", "middle", null, "human", Map.of("engaged_seconds", 40)),
                at(VISITOR, "2026-05-01T10:09:00Z", "last", null, "undecided", Map.of("engaged_seconds", 1e18)))).get(0);
        assertEquals(new VisitView(VISITOR, Instant.parse("2026-05-01T10:00:00Z"), Instant.parse("2026-05-01T10:09:00Z"), 3, "first", "last", 1840, "social", "x.test",
                Map.of("campaign", "spring")), visit);
    }

    private static List<Integer> touches(TouchView... touches) {
        return VisitView.of(Stream.of(touches).toList()).stream().map(VisitView::touches).toList();
    }

    private static TouchView touch(UUID visitor, String time, String subject, String campaign) {
        return at(visitor, "2026-05-01T" + (time.length() == 5 ? time + ":00" : time) + "Z", subject, campaign, "human", null);
    }

    private static TouchView at(UUID visitor, String at, String subject, String campaign, String verdict, Map<String, Object> properties) {
        return new TouchView(UUID.randomUUID(), Instant.parse(at), "viewed", subject, null, null, null, null, visitor, false, "GET", "/storefront", 200, "social", "x.test",
                campaign == null ? null : Map.of("campaign", campaign), null, verdict, null, properties);
    }
}
