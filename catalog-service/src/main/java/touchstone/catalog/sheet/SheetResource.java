package touchstone.catalog.sheet;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import touchstone.catalog.family.Audience;
import touchstone.catalog.gate.Readers;
import touchstone.catalog.storefront.ChannelRequired;
import touchstone.commons.TouchstoneHeaders;

@Path("/storefront/products/{id}/sheet")
@Tag(name = "Storefront")
public class SheetResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Printing printing;
    private final SheetSettings settings;
    private final Readers readers;
    private final Clock clock;

    SheetResource(Printing printing, SheetSettings settings, Readers readers, Clock clock) {
        this.printing = printing;
        this.settings = settings;
        this.readers = readers;
        this.clock = clock;
    }

    @GET
    @Produces("application/pdf")
    @PermitAll
    @Blocking
    @Operation(summary = "Read the sheet of a published product",
            description = "In the locale that suits best of those the product is published in. The product's attribute sheet_gate says what a reader has to give: nothing (OPEN), an e-mail "
                    + "address (EMAIL), a registration (REGISTRATION), or a verified company (VERIFIED_COMPANY). The same revision is the same file for good.")
    public RestResponse<byte[]> read(@Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channel, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
                                     @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, UUID id, @Parameter(description = "The pass of a reader who left an e-mail address") @QueryParam("pass") @Size(max = 100) String pass,
                                     @Context Request request) {
        if (channel == null) throw new ChannelRequired();
        Audience audience = readers.reader(authorization).await().atMost(PATIENCE).audience();
        Printing.Order order = printing.order(channel, acceptLanguage, id);
        if (!order.gate().opens(audience, pass != null && settings.admits(pass, id, clock.instant()))) throw new SheetWithheld(order.gate());
        return SheetAnswer.of(printing, order, request, "Accept-Language, Authorization, Touchstone-Key");
    }
}
