package touchstone.registration.match;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.commons.problem.NotFound;
import touchstone.registration.prospect.Steward;

/** Prospects who may be one person, for stewards to look at. */
@Path("/match-proposals")
@RolesAllowed("steward")
@Tag(name = "match proposals")
public class MatchProposalResource {
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;
    private final JsonWebToken token;

    MatchProposalResource(Mutiny.SessionFactory sessions, Clock clock, JsonWebToken token) {
        this.sessions = sessions;
        this.clock = clock;
        this.token = token;
    }

    @GET
    @Operation(summary = "Prospects who may be one person, the latest proposed first", description = "Nobody was joined. Each says in what the two are alike, as far as that may be shown of both: a page can have fewer "
            + "than the limit and still a next one.")
    @APIResponse(responseCode = "400", description = "malformed-cursor")
    @APIResponse(responseCode = "422", description = "invalid")
    public Uni<RestResponse<Page<MatchProposals.MatchProposal>>> list(@Parameter(description = "Only those with this prospect.") @QueryParam("prospect") UUID prospect,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        Cursor from = Cursor.parse(after);
        return sessions.withSession(session -> MatchProposals.page(session, prospect, from, limit))
                .map(page -> ResponseBuilder.ok(page).header(TouchstoneHeaders.TOUCH, Touch.of("listed")).build());
    }

    @PUT
    @Path("/{id}/dismissal")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Say that the two are different people", description = "They are not proposed again, unless they become alike in something else too.")
    @APIResponse(responseCode = "204", description = "From now on")
    @APIResponse(responseCode = "404", description = "match-proposal-not-found")
    public Uni<RestResponse<Void>> dismiss(UUID id) {
        return sessions.withTransaction(session -> MatchProposals.dismiss(session, id, Steward.of(token), clock.instant())).map(there -> {
            if (!there) throw new MatchProposalNotFound();
            return ResponseBuilder.<Void>noContent().header(TouchstoneHeaders.TOUCH, Touch.of("dismissed").on("match-proposal", id)).build();
        });
    }

    static class MatchProposalNotFound extends NotFound {
        MatchProposalNotFound() {
            super("There is no such match proposal.");
        }
    }
}
