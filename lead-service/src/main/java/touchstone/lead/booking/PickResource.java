package touchstone.lead.booking;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.lead.link.Links;

@Path("/request-status/{token}")
@PermitAll // The token opens one request and nothing else.
@Tag(name = "Demo booking")
public class PickResource {
    private final Picking picking;
    private final Links links;

    PickResource(Picking picking, Links links) {
        this.picking = picking;
        this.links = links;
    }

    @Schema(name = "FreeSlots")
    record Slots(List<Instant> starts) {}

    @GET
    @Path("/slots")
    @Operation(summary = "See when a demo can be picked", description = "Times in UTC, for the page to show by the clocks of who looks at it.")
    @APIResponse(responseCode = "404", description = "link-not-found, calendar-not-found")
    public Uni<RestResponse<Slots>> slots(String token, @QueryParam("calendar") @DefaultValue("demos") @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String calendar,
            @QueryParam("from") Instant from, @QueryParam("days") @DefaultValue("14") @Min(1) @Max(31) int days) {
        links.open(Links.Use.STATUS, token);
        return picking.free(calendar, Pick.known(from), days).map(starts -> ResponseBuilder.ok(new Slots(starts)).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }

    @POST
    @Path("/booking")
    @Operation(summary = "Pick when to be shown what you asked for", description = "Both sides get an invitation for their calendars. A request has one demo to come: sent again, it is refused rather than booked twice.")
    @APIResponse(responseCode = "201", description = "Booked.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BookingView.class)))
    @APIResponse(responseCode = "404", description = "link-not-found, lead-not-found, calendar-not-found")
    @APIResponse(responseCode = "409", description = "demo-not-offered, already-booked, slot-taken")
    @APIResponse(responseCode = "422", description = "slot-not-offered, time-skipped, invalid")
    public Uni<RestResponse<BookingView>> pick(String token, @Valid @NotNull Pick pick) {
        return picking.pick(links.open(Links.Use.STATUS, token), pick).map(booking -> ResponseBuilder.<BookingView>created(URI.create("/request-status/" + token)).entity(BookingView.of(booking))
                .header(TouchstoneHeaders.TOUCH, Touch.of("booked-demo").on("lead", booking.lead)).build());
    }

    @PUT
    @Path("/booking")
    @Operation(summary = "Move a demo to another time", description = "Calendars are told of the change.")
    @APIResponse(responseCode = "404", description = "link-not-found, booking-not-found")
    @APIResponse(responseCode = "409", description = "demo-not-offered, slot-taken")
    @APIResponse(responseCode = "422", description = "slot-not-offered, time-skipped, invalid")
    public Uni<RestResponse<BookingView>> move(String token, @Valid @NotNull Pick pick) {
        return picking.move(links.open(Links.Use.STATUS, token), pick).map(booking -> ResponseBuilder.ok(BookingView.of(booking))
                .header(TouchstoneHeaders.TOUCH, Touch.of("moved-demo").on("lead", booking.lead)).build());
    }

    @DELETE
    @Path("/booking")
    @Operation(summary = "Cancel a demo", description = "Calendars are told.")
    @APIResponse(responseCode = "204", description = "Cancelled.")
    @APIResponse(responseCode = "404", description = "link-not-found, booking-not-found")
    public Uni<RestResponse<Void>> cancel(String token) {
        return picking.cancelNext(links.open(Links.Use.STATUS, token)).map(booking -> ResponseBuilder.<Void>noContent()
                .header(TouchstoneHeaders.TOUCH, Touch.of("cancelled-demo").on("lead", booking.lead)).build());
    }
}
