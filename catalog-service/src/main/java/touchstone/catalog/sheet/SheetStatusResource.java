package touchstone.catalog.sheet;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Where the QR code of a sheet leads: a page for people, and the same for programs. Nobody has to sign in, or bring a key. */
@Path("/sheets/{product}/{revision}/{channel}/{locale}")
@Tag(name = "Storefront")
@PermitAll
@Blocking
public class SheetStatusResource {
    private final Printing printing;

    SheetStatusResource(Printing printing) {
        this.printing = printing;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask whether a sheet has been superseded", description = "Asked for text/html it is a page for people, in the locale of the sheet.")
    public RestResponse<SheetStatus> read(UUID product, long revision, String channel, String locale) {
        return answer(ResponseBuilder.ok(printing.status(product, revision, channel, locale)));
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<String> page(UUID product, long revision, String channel, String locale) {
        return answer(ResponseBuilder.ok(SheetPage.of(printing.status(product, revision, channel, locale)))
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"));
    }

    private static <T> RestResponse<T> answer(ResponseBuilder<T> answer) {
        return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }
}
