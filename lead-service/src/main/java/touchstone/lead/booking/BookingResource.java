package touchstone.lead.booking;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Revision;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

@Path("/bookings/{id}")
@RolesAllowed("sales")
@Tag(name = "Demo booking")
public class BookingResource {
    private final Picking picking;

    BookingResource(Picking picking) {
        this.picking = picking;
    }

    /** What became of a demo. */
    @Schema(name = "DemoOutcome")
    record Outcome(@NotNull Held result) {
        enum Held {
            HELD, NO_SHOW
        }
    }

    /** @param revision to be sent as If-Match */
    @Schema(name = "LeadBooking")
    record Row(UUID id, long revision, String calendar, String host, Instant startsAt, Instant endsAt, Booking.State state) {
        static Row of(Booking it) {
            return new Row(it.id, it.revision, it.calendar, it.host.name(), it.startsAt, it.endsAt, it.state);
        }
    }

    @PUT
    @Path("/outcome")
    @Operation(summary = "Say whether a demo was held", description = "After a no-show another one can be picked.")
    @APIResponseSchema(value = Row.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "booking-not-found")
    @APIResponse(responseCode = "409", description = "booking-settled, demo-not-over")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<Row>> settle(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull Outcome outcome) {
        return picking.settle(id, Revision.required(ifMatch), Booking.State.valueOf(outcome.result().name())).map(booking -> ResponseBuilder.ok(Row.of(booking)).tag(booking.revision().tag())
                .header(TouchstoneHeaders.TOUCH, Touch.of(outcome.result() == Outcome.Held.HELD ? "held-demo" : "missed-demo").on("lead", booking.lead)).build());
    }

    @DELETE
    @Operation(summary = "Cancel a demo", description = "Both sides are told by their calendars.")
    @APIResponse(responseCode = "204", description = "Cancelled.")
    @APIResponse(responseCode = "404", description = "booking-not-found")
    @APIResponse(responseCode = "409", description = "booking-settled")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<Void>> cancel(UUID id, @HeaderParam("If-Match") String ifMatch) {
        return picking.cancel(id, Revision.required(ifMatch)).replaceWith(RestResponse::noContent);
    }
}
