package touchstone.lead.status;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.lead.booking.Picking;
import touchstone.lead.erasure.Erasing;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.Requests;
import touchstone.lead.link.Links;
import touchstone.lead.mailing.Withdrawing;

@Path("/request-status/{token}")
@PermitAll // The token opens one request and nothing else.
@Tag(name = "Request status", description = "What became of a request, for whoever has the link from the receipt.")
public class StatusResource {
    private final Requests requests;
    private final Links links;
    private final StatusPages pages;
    private final Erasing erasing;
    private final Withdrawing withdrawing;
    private final Picking picking;

    StatusResource(Requests requests, Links links, StatusPages pages, Erasing erasing, Withdrawing withdrawing, Picking picking) {
        this.requests = requests;
        this.links = links;
        this.pages = pages;
        this.erasing = erasing;
        this.withdrawing = withdrawing;
        this.picking = picking;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "See what became of a request", description = "As JSON, or as a page for people.")
    @APIResponse(responseCode = "404", description = "link-not-found, request-not-found")
    public Uni<RestResponse<StatusView>> read(String token) {
        return find(token).map(lead -> answer(StatusView.of(lead), lead));
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";qs=0.9")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> page(String token, @QueryParam("zone") String zone, @QueryParam("from") Instant from, @QueryParam("said") String said) {
        return find(token).chain(lead -> picking.offer(lead, zone, from).map(demo -> answer(pages.page(lead, token, offers(StatusView.of(lead)), demo, said), lead)));
    }

    @POST
    @Path("/withdrawal")
    @Operation(summary = "Take a request back")
    @APIResponse(responseCode = "303", description = "Taken back, now or before. The Location shows it.")
    @APIResponse(responseCode = "404", description = "link-not-found, request-not-found")
    public Uni<RestResponse<Void>> withdraw(String token) {
        return requests.withdraw(links.open(Links.Use.STATUS, token), lead -> true).onItem().ifNull().failWith(RequestNotFound::new).map(lead -> back(token, "withdrew-request", lead));
    }

    @POST
    @Path("/consent-withdrawal")
    @Operation(summary = "Take back every consent that was given with a request", description = "A registered prospect has it in the log of their consents too.")
    @APIResponse(responseCode = "303", description = "Taken back, now or before. The Location shows it.")
    @APIResponse(responseCode = "404", description = "link-not-found, request-not-found")
    public Uni<RestResponse<Void>> withdrawConsents(String token) {
        return find(token).call(lead -> withdrawing.ofRequest(lead.id())).map(lead -> back(token, "withdrew-consent", lead));
    }

    @POST
    @Path("/erasure")
    @Operation(summary = "Have what was written in a request erased", description = "At once and for good; it is withdrawn, unless it became a sale. Who is registered has all of theirs erased at DELETE /me.")
    @APIResponse(responseCode = "303", description = "Erased, now or before. The Location says so.")
    @APIResponse(responseCode = "404", description = "link-not-found, request-not-found")
    public Uni<RestResponse<Void>> erase(String token) {
        return find(token).call(lead -> erasing.eraseRequest(lead.id())).map(lead -> back(token, "erased-request", lead));
    }

    private static List<String> offers(StatusView view) {
        List<String> offers = new ArrayList<>();
        if (view.isOpen()) offers.add("withdrawal");
        if (view.hasConsent()) offers.add("consent-withdrawal");
        if (view.status() != StatusView.Status.ERASED) offers.add("erasure");
        return offers;
    }

    private Uni<Lead> find(String token) {
        UUID id = links.open(Links.Use.STATUS, token);
        return requests.find(id).onItem().ifNull().failWith(RequestNotFound::new);
    }

    static <T> RestResponse<T> answer(T shown, Lead lead) {
        return ResponseBuilder.ok(shown).header(HttpHeaders.CACHE_CONTROL, "no-store").header("Referrer-Policy", "no-referrer")
                .header(TouchstoneHeaders.TOUCH, Touch.of("viewed-request").on("lead", lead.id())).build();
    }

    private static RestResponse<Void> back(String token, String verb, Lead lead) {
        return ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER).location(URI.create("/request-status/" + token))
                .header(TouchstoneHeaders.TOUCH, Touch.of(verb).on("lead", lead.id())).build();
    }
}
