package touchstone.gateway.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

/** Timelines of people, oldest touch first. */
@Path("/timelines")
@Tag(name = "timelines")
public class TimelineResource {
    private final Timelines timelines;
    private final JsonWebToken token;

    TimelineResource(Timelines timelines, JsonWebToken token) {
        this.timelines = timelines;
        this.token = token;
    }

    @GET
    @Path("/prospects/{id}")
    @RolesAllowed({"sales", "steward"})
    @Operation(summary = "Every touch of a prospect in order, from before they signed in on",
            description = "Without all=true only what touched something. Empty for a prospect the ledger has not heard of yet.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "malformed-cursor")
    @APIResponse(responseCode = "503", description = "ledger-unreachable")
    public Uni<RestResponse<Page<TouchView>>> ofProspect(UUID id, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
                                                         @QueryParam("after") String after, @QueryParam("all") boolean all) {
        return timelines.ofProspect(id, Cursor.parse(after), limit, all).map(page -> answer(page, Touch.of("viewed").on("timeline", id)));
    }

    @GET
    @Path("/me")
    @RolesAllowed("prospect")
    @Operation(summary = "Every touch of your own", description = "Without all=true only what touched something.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "malformed-cursor")
    @APIResponse(responseCode = "503", description = "ledger-unreachable")
    public Uni<RestResponse<Page<TouchView>>> mine(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
                                                   @QueryParam("after") String after, @QueryParam("all") boolean all) {
        return timelines.ofIdentity(token.getSubject(), Cursor.parse(after), limit, all).map(page -> answer(page, Touch.of("viewed").on("timeline", "me")));
    }

    private static RestResponse<Page<TouchView>> answer(Page<TouchView> page, Touch touch) {
        return ResponseBuilder.ok(page).header(TouchstoneHeaders.TOUCH, touch).build();
    }
}
