package touchstone.gateway.visit;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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

    /** @param next from where on there are more, to be given as {@code from} */
    record Visits(List<VisitView> items, String next) {}

    @GET
    @Path("/prospects/{id}")
    @RolesAllowed({"sales", "steward"})
    @Operation(summary = "The visits of a prospect, oldest first", description = "A visit ends after 30 minutes without a touch, at midnight (UTC), and with another campaign. 2,000 touches are looked at; next is where to go on.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "422", description = "moment-unreadable")
    @APIResponse(responseCode = "503", description = "ledger-unreachable")
    public Uni<Visits> ofProspect(UUID id, @Parameter(description = "30 days ago without it") @QueryParam("from") String from, @QueryParam("to") String to) {
        return timelines.ofProspect(id, query(from, to)).map(VisitResource::visits);
    }

    @GET
    @Path("/visitors/{id}")
    @RolesAllowed({"sales", "steward"})
    @Operation(summary = "The visits with one browser, oldest first")
    public Uni<Visits> ofVisitor(UUID id, @QueryParam("from") String from, @QueryParam("to") String to) {
        return timelines.ofVisitor(id, query(from, to)).map(VisitResource::visits);
    }

    private TimelineQuery query(String from, String to) {
        TimelineQuery query = new TimelineQuery();
        query.limit = MOST_TOUCHES;
        query.all = true;
        query.from = from == null ? clock.instant().minus(BACK).toString() : from;
        query.to = to;
        return query;
    }

    /** The last visit may go on behind what was looked at: it comes with the next page, whole, unless it is all there is. */
    private static Visits visits(Page<TouchView> page) {
        List<VisitView> visits = VisitView.of(page.items());
        if (page.next() == null || visits.size() < 2) return new Visits(visits, page.next() == null ? null : page.items().get(page.items().size() - 1).at().plusMillis(1).toString());
        VisitView last = visits.get(visits.size() - 1);
        return new Visits(visits.subList(0, visits.size() - 1), last.from().toString());
    }
}
