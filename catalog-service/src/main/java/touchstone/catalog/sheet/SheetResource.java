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
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.family.Audience;
import touchstone.catalog.gate.Readers;
import touchstone.catalog.storefront.ChannelRequired;
import touchstone.commons.Touch;
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
        if (!order.gate().opens(audience, holds(pass, id))) throw new SheetWithheld(order.gate());
        SheetContent content = order.content();
        EntityTag tag = new EntityTag(content.revision() + "-" + content.channel() + "-" + content.locale() + "-" + order.hash().substring(0, 16));
        boolean known = request.evaluatePreconditions(tag) != null;
        ResponseBuilder<byte[]> answer = known ? ResponseBuilder.notModified() : ResponseBuilder.ok(printing.print(order));
        return answer.tag(tag)
                .header(HttpHeaders.CONTENT_LANGUAGE, content.locale())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + content.sku().replaceAll("[^A-Za-z0-9._-]", "-") + "-r" + content.revision() + "-" + content.locale() + ".pdf\"")
                .header(HttpHeaders.VARY, "Accept-Language, Authorization, Touchstone-Key")
                // The gate is asked each time, and each time is a touch.
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(TouchstoneHeaders.TOUCH, Touch.of("downloaded").on("sheet", id).at(content.revision()).in(content.channel(), content.locale()).toString())
                .build();
    }

    private boolean holds(String pass, UUID product) {
        return pass != null && settings.passSecret().filter(secret -> SheetPass.holds(pass, secret, product, clock.instant())).isPresent();
    }
}
