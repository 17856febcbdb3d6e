package touchstone.catalog.sheet;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import touchstone.catalog.family.Audience;

/** Where the link in a mail leads: whoever opens it in a browser has no publishable key, but a pass. */
@Path("/sheets/{product}/file")
@Tag(name = "Storefront")
public class SheetFileResource {
    private final Printing printing;
    private final SheetSettings settings;
    private final Clock clock;

    SheetFileResource(Printing printing, SheetSettings settings, Clock clock) {
        this.printing = printing;
        this.settings = settings;
        this.clock = clock;
    }

    @GET
    @Produces("application/pdf")
    @PermitAll
    @Blocking
    @Operation(summary = "Read the sheet of a published product by the link that was mailed", description = "With a pass that holds for the product. A gate that asks for more than an address stays closed.")
    @APIResponse(responseCode = "403", description = "The pass does not hold, or not any more, or the gate asks for more: sheet-withheld")
    @APIResponse(responseCode = "404", description = "product-not-found")
    public RestResponse<byte[]> read(UUID product, @QueryParam("channel") @NotBlank @Size(max = 100) String channel, @QueryParam("locale") @NotBlank @Size(max = 100) String locale,
                                     @QueryParam("pass") @NotBlank @Size(max = 100) String pass, @Context Request request) {
        Printing.Order order = printing.order(channel, locale, product);
        if (!settings.admits(pass, product, clock.instant())) throw new SheetWithheld(SheetGate.EMAIL);
        if (!order.gate().opens(Audience.PUBLIC, true)) throw new SheetWithheld(order.gate());
        return SheetAnswer.of(printing, order, request, "Accept");
    }
}
