package touchstone.gateway.visit;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.gateway.ledger.TimelineQuery;
import touchstone.gateway.ledger.Timelines;
import touchstone.gateway.ledger.TouchView;

/** Visits, which are nowhere but in the touches: they are told apart when they are read. */
@Path("/visits")
@Tag(name = "visits")
public class VisitResource {
    private static final int MOST_TOUCHES = 2_000;
    private static final Duration BACK = Duration.ofDays(30);
    private final Timelines timelines;
    private final Clock clock;

    VisitResource(Timelines timelines, Clock clock) {
        this.timelines = timelines;
        this.clock = clock;
    }

    @GET
    @Path("/prospects/{id}")
    @RolesAllowed({"sales", "steward"})
    @Operation(summary = "The visits of a prospect, oldest first", description = "A visit ends after 30 minutes without a touch, at midnight (UTC), and with another campaign. 2,000 touches are looked at at a time.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "malformed-cursor")
    @APIResponse(responseCode = "422", description = "moment-unreadable")
    @APIResponse(responseCode = "503", description = "ledger-unreachable")
    public Uni<Page<VisitView>> ofProspect(UUID id, @Parameter(description = "30 days ago without it") @QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("after") String after) {
        return timelines.ofProspect(id, query(from, to, after)).map(VisitResource::visits);
    }

    @GET
    @Path("/visitors/{id}")
    @RolesAllowed({"sales", "steward"})
    @Operation(summary = "The visits with one browser, oldest first")
    public Uni<Page<VisitView>> ofVisitor(UUID id, @QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("after") String after) {
        return timelines.ofVisitor(id, query(from, to, after)).map(VisitResource::visits);
    }

    private TimelineQuery query(String from, String to, String after) {
        TimelineQuery query = new TimelineQuery();
        query.limit = MOST_TOUCHES;
        query.all = true;
        query.from = from == null ? clock.instant().minus(BACK).toString() : from;
        query.to = to;
        query.after = after;
        return query;
    }

    /** What may go on behind what was looked at comes with the next page, whole; unless it is all there is. */
    static Page<VisitView> visits(Page<TouchView> page) {
        List<TouchView> touches = page.items();
        List<VisitView> visits = VisitView.of(touches);
        if (page.next() == null) return new Page<>(visits, null);
        Instant cut = VisitView.open(visits, touches.get(touches.size() - 1).at());
        List<VisitView> whole = visits.stream().filter(visit -> visit.to().isBefore(cut)).toList();
        int seen = (int) touches.stream().filter(touch -> touch.at().isBefore(cut)).count();
        if (whole.isEmpty() || seen == 0) return new Page<>(visits, page.next());
        TouchView last = touches.get(seen - 1);
        return new Page<>(whole, new Cursor(last.at(), last.id()).toString());
    }
}
