package touchstone.catalog.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.product.FieldRights;
import touchstone.catalog.rights.Caller;
import touchstone.commons.Page;

@Path("/products/{id}/schedules")
@Tag(name = "Publications")
public class ScheduleResource {
    private final Scheduling scheduling;
    private final Schedules schedules;
    private final Caller caller;
    private final JsonWebToken token;
    private final Clock clock;

    ScheduleResource(Scheduling scheduling, Schedules schedules, Caller caller, JsonWebToken token, Clock clock) {
        this.scheduling = scheduling;
        this.schedules = schedules;
        this.caller = caller;
        this.token = token;
        this.clock = clock;
    }

    @POST
    @RolesAllowed("approver")
    @Operation(summary = "Publish or withdraw a product at a time", description = "Whether it can be done is asked when it is due; the reasons in this answer are what would speak against it today.")
    @APIResponse(responseCode = "201", description = "It is scheduled")
    public Uni<RestResponse<Schedule>> add(UUID id, @Valid @NotNull NewSchedule wanted) {
        return caller.permissions().chain(permissions -> scheduling.add(id, wanted, token.getSubject(), new FieldRights(permissions)))
                .map(schedule -> ResponseBuilder.<Schedule>created(URI.create("/products/" + id + "/schedules/" + schedule.id())).entity(schedule).build());
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List what is and was scheduled for a product")
    public Uni<Page<Schedule>> list(UUID id) {
        return caller.permissions().chain(permissions -> scheduling.of(id, new FieldRights(permissions))).map(found -> new Page<>(found, null));
    }

    // Without If-Match: it can only be taken back while it is pending.
    @DELETE
    @Path("/{schedule}")
    @RolesAllowed("approver")
    @Operation(summary = "Take back what is scheduled")
    @APIResponse(responseCode = "204", description = "It will not be done")
    @APIResponse(responseCode = "409", description = "It is done, being done or cancelled already")
    public Uni<RestResponse<Void>> cancel(UUID id, UUID schedule) {
        return schedules.cancel(id, schedule, clock.instant()).replaceWith(RestResponse::noContent);
    }
}
