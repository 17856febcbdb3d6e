package touchstone.lead.status;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.Requests;
import touchstone.lead.link.Links;

/** The second yes of a double opt-in. Opening the link is none: programs that look at mails open links too. */
@Path("/consent-confirmations/{token}")
@PermitAll // The token was only ever sent to the address that it speaks for.
@Tag(name = "Request status")
public class ConfirmationResource {
    private final Requests requests;
    private final Links links;
    private final StatusPages pages;

    ConfirmationResource(Requests requests, Links links, StatusPages pages) {
        this.requests = requests;
        this.links = links;
        this.pages = pages;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "See what is to be confirmed")
    @APIResponse(responseCode = "404", description = "link-not-found, request-not-found")
    public Uni<RestResponse<String>> page(String token) {
        UUID id = links.open(Links.Use.CONFIRM, token);
        return requests.find(id).onItem().ifNull().failWith(RequestNotFound::new).map(lead -> StatusResource.answer(pages.page(lead, token, List.of("confirmation")), lead));
    }

    @POST
    @Path("/confirmation")
    @Operation(summary = "Confirm the consents that were given for your address")
    @APIResponse(responseCode = "303", description = "Confirmed, now or before. The Location shows it.")
    @APIResponse(responseCode = "404", description = "link-not-found, request-not-found")
    public Uni<RestResponse<Void>> confirm(String token) {
        return requests.confirm(links.open(Links.Use.CONFIRM, token)).onItem().ifNull().failWith(RequestNotFound::new).map(this::confirmed);
    }

    private RestResponse<Void> confirmed(Lead lead) {
        return ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER).location(links.path(Links.Use.STATUS, lead.id()))
                .header(TouchstoneHeaders.TOUCH, Touch.of("confirmed-consent").on("lead", lead.id())).build();
    }
}
