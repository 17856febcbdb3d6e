package touchstone.lead.mailing;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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

/** Ends mails in one click (RFC 8058). Opening the link ends nothing: programs that look at mails open links too. */
@Path("/unsubscriptions/{token}")
@PermitAll // The token was only ever sent to the address that it speaks for.
@Tag(name = "Mailings")
public class UnsubscriptionResource {
    private final Requests requests;
    private final Withdrawing withdrawing;
    private final Links links;
    private final UnsubscriptionPages pages;

    UnsubscriptionResource(Requests requests, Withdrawing withdrawing, Links links, UnsubscriptionPages pages) {
        this.requests = requests;
        this.withdrawing = withdrawing;
        this.links = links;
        this.pages = pages;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "See how to end mails")
    @APIResponse(responseCode = "404", description = "link-not-found")
    public Uni<RestResponse<String>> page(String token) {
        return find(token).map(lead -> answer(pages.asked(language(lead)), "viewed-request", lead));
    }

    @POST
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "End all mails that were agreed to under an address", description = "As a mail reader does it in one click (RFC 8058), or the button of the page. Twice is as once.")
    @APIResponse(responseCode = "200", description = "Nothing more is sent.")
    @APIResponse(responseCode = "404", description = "link-not-found")
    public Uni<RestResponse<String>> end(String token) {
        return find(token).call(lead -> lead.isErased() ? Uni.createFrom().voidItem() : withdrawing.ofAddress(lead.id())).map(lead -> answer(pages.done(language(lead)), "withdrew-consent", lead));
    }

    private Uni<Lead> find(String token) {
        return requests.find(links.open(Links.Use.UNSUBSCRIBE, token)).onItem().ifNull().failWith(Links::notFound);
    }

    private static String language(Lead lead) {
        return lead.submission().locale();
    }

    private static RestResponse<String> answer(String page, String verb, Lead lead) {
        return ResponseBuilder.ok(page).header(HttpHeaders.CACHE_CONTROL, "no-store").header("Referrer-Policy", "no-referrer")
                .header(TouchstoneHeaders.TOUCH, Touch.of(verb).on("lead", lead.id())).build();
    }
}
