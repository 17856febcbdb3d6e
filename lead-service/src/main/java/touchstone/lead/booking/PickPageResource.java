package touchstone.lead.booking;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.lead.link.Links;

/** What the forms of a request's page send, without a script. Each answer leads back to the page, which says what came of it. */
@Path("/request-status/{token}")
@PermitAll // The token opens one request and nothing else.
public class PickPageResource {
    private final Picking picking;
    private final Links links;

    PickPageResource(Picking picking, Links links) {
        this.picking = picking;
        this.links = links;
    }

    @POST
    @Path("/demo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> pick(String token, @FormParam("start") Instant start, @FormParam("zone") String zone) {
        UUID lead = links.open(Links.Use.STATUS, token);
        if (start == null) return Uni.createFrom().item(back(token, zone, "slot-missing").build());
        ZoneId clocks = Zones.named(zone) == null ? ZoneId.of("UTC") : Zones.named(zone);
        return picking.pickOrMove(lead, Pick.at(Pick.known(start) == null ? Instant.EPOCH : Pick.known(start), clocks))
                .map(booking -> back(token, zone, booking.sequence == 0 ? "booked" : "moved").header(TouchstoneHeaders.TOUCH, Touch.of(booking.sequence == 0 ? "booked-demo" : "moved-demo").on("lead", lead)).build())
                .onFailure(SlotTaken.class).recoverWithItem(() -> back(token, zone, "slot-taken").build())
                .onFailure(SlotNotOffered.class).recoverWithItem(() -> back(token, zone, "slot-not-offered").build())
                // It changed meanwhile: the page shows how it stands.
                .onFailure(AlreadyBooked.class).recoverWithItem(() -> back(token, zone, null).build())
                .onFailure(BookingNotFound.class).recoverWithItem(() -> back(token, zone, null).build())
                .onFailure(DemoNotOffered.class).recoverWithItem(() -> back(token, zone, null).build());
    }

    @POST
    @Path("/demo-cancellation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> cancel(String token, @FormParam("zone") String zone) {
        return picking.cancelNext(links.open(Links.Use.STATUS, token))
                .map(booking -> back(token, zone, "cancelled").header(TouchstoneHeaders.TOUCH, Touch.of("cancelled-demo").on("lead", booking.lead)).build())
                .onFailure(BookingNotFound.class).recoverWithItem(() -> back(token, zone, "cancelled").build());
    }

    private static ResponseBuilder<Void> back(String token, String zone, String said) {
        UriBuilder page = UriBuilder.fromPath("/request-status/{token}");
        if (Zones.named(zone) != null) page.queryParam("zone", "{zone}");
        if (said != null) page.queryParam("said", said);
        return ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER).location(Zones.named(zone) != null ? page.build(token, zone) : page.build(token));
    }
}
