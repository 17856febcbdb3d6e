package touchstone.gateway.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.gateway.ledger.TouchView;

/** Touches that belong together: of one browser, on one day, of one campaign, and none half an hour after the one before. */
@Schema(name = "Visit")
record VisitView(
        UUID visitor,
        Instant from,
        Instant to,
        int touches,
        @Schema(description = "what was touched first: a subject, or the route") String landing,
        @Schema(description = "what was touched last") String exit,
        @Schema(description = "in seconds, as the pages reported it in engaged_seconds") long engaged,
        @Schema(description = "kind of place the visitor came from") String referrer,
        String site,
        Map<String, Object> campaign) {
    static final Duration IDLE = Duration.ofMinutes(30);
    /** More than this no single report can be about. */
    private static final long MOST_ENGAGED = IDLE.toSeconds();

    /** Of touches in the order of time; what bots made is left out. The visits are in the order of their beginnings. */
    static List<VisitView> of(List<TouchView> touches) {
        Map<UUID, Integer> open = new HashMap<>();
        List<VisitView> visits = new ArrayList<>();
        for (TouchView touch : touches) {
            if ("bot".equals(touch.verdict())) continue;
            Integer at = open.get(touch.visitor());
            if (at != null && visits.get(at).goesOnWith(touch)) {
                visits.set(at, visits.get(at).with(touch));
            } else {
                open.put(touch.visitor(), visits.size());
                visits.add(begin(touch));
            }
        }
        visits.sort(Comparator.comparing(VisitView::from));
        return visits;
    }

    /** The moment before which no visit goes on: of those that are not over at {@code end}, and those that were under way with them, the earliest began then. @param visits in the order of their beginnings */
    static Instant open(List<VisitView> visits, Instant end) {
        Instant cut = end;
        for (int i = visits.size() - 1; i >= 0; i--) {
            VisitView visit = visits.get(i);
            boolean mayGoOn = !end.isAfter(visit.to.plus(IDLE)) || !visit.to.isBefore(cut);
            if (mayGoOn && visit.from.isBefore(cut)) cut = visit.from;
        }
        return cut;
    }

    private static VisitView begin(TouchView touch) {
        return new VisitView(touch.visitor(), touch.at(), touch.at(), 1, what(touch), what(touch), engaged(touch), touch.referrer(), touch.site(), touch.campaign());
    }

    private boolean goesOnWith(TouchView touch) {
        return !touch.at().isAfter(to.plus(IDLE)) && touch.at().atZone(ZoneOffset.UTC).toLocalDate().equals(from.atZone(ZoneOffset.UTC).toLocalDate())
                && (touch.campaign() == null || touch.campaign().equals(campaign));
    }

    private VisitView with(TouchView touch) {
        return new VisitView(visitor, from, touch.at(), touches + 1, landing, what(touch), engaged + engaged(touch), referrer, site, campaign);
    }

    private static String what(TouchView touch) {
        return touch.subject() == null ? touch.route() : touch.subject();
    }

    private static long engaged(TouchView touch) {
        return touch.properties() != null && touch.properties().get("engaged_seconds") instanceof Number seconds ? Math.max(0, Math.min(seconds.longValue(), MOST_ENGAGED)) : 0;
    }
}
