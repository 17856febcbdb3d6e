package touchstone.lead.booking;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

@Path("/leads/{lead}/bookings")
@RolesAllowed("sales")
@Tag(name = "Demo booking")
public class LeadBookingResource {
    private final Picking picking;

    LeadBookingResource(Picking picking) {
        this.picking = picking;
    }

    @POST
    @Operation(summary = "Book a demo for a lead that is accepted", description = "Both sides get an invitation for their calendars. A lead has one demo to come: sent again, it is refused rather than booked twice.")
    @APIResponse(responseCode = "201", description = "Booked.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BookingResource.Row.class)))
    @APIResponse(responseCode = "404", description = "lead-not-found, calendar-not-found")
    @APIResponse(responseCode = "409", description = "demo-not-offered, already-booked, slot-taken")
    @APIResponse(responseCode = "422", description = "slot-not-offered, time-skipped, invalid")
    public Uni<RestResponse<BookingResource.Row>> book(UUID lead, @Valid @NotNull Pick pick) {
        return picking.pick(lead, pick).map(booking -> ResponseBuilder.<BookingResource.Row>created(URI.create("/leads/" + lead + "/bookings")).entity(BookingResource.Row.of(booking))
                .tag(booking.revision().tag()).header(TouchstoneHeaders.TOUCH, Touch.of("booked-demo").on("lead", lead)).build());
    }

    @GET
    @Operation(summary = "List the demos of a lead, oldest first")
    @APIResponse(responseCode = "404", description = "lead-not-found")
    public Uni<Page<BookingResource.Row>> list(UUID lead) {
        return picking.of(lead).map(found -> new Page<>(found.stream().map(BookingResource.Row::of).toList(), null));
    }
}
