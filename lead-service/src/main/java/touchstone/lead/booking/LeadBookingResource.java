package touchstone.lead.booking;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.commons.Page;

@Path("/leads/{lead}/bookings")
@RolesAllowed("sales")
@Tag(name = "Demo booking")
public class LeadBookingResource {
    private final Picking picking;

    LeadBookingResource(Picking picking) {
        this.picking = picking;
    }

    @GET
    @Operation(summary = "List the demos of a lead, oldest first")
    @APIResponse(responseCode = "404", description = "lead-not-found")
    public Uni<Page<BookingResource.Row>> list(UUID lead) {
        return picking.of(lead).map(found -> new Page<>(found.stream().map(BookingResource.Row::of).toList(), null));
    }
}
