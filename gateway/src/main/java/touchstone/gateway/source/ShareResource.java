package touchstone.gateway.source;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

/** Marks an address that is about to be shared, so that whoever follows it counts as coming from that share. */
@Path("/shares")
@Tag(name = "shares")
public class ShareResource {
    private final Shares shares;

    ShareResource(Shares shares) {
        this.shares = shares;
    }

    /**
     * @param product null for a page that shows none
     * @param network where it goes
     */
    @Schema(name = "NewShare")
    record NewShare(UUID product, @NotNull @Pattern(regexp = "linkedin|facebook|instagram|x|youtube|reddit|xing|github|tiktok|pinterest|whatsapp|mail|device|copy") String network) {}

    /** @param token to be put into the address as {@code share} */
    @Schema(name = "ShareToken")
    record Token(String token) {}

    @POST
    @PermitAll
    @Operation(summary = "Share a page", description = "Put the token into the address that you share, as the parameter share. It tells nobody who you are.")
    @APIResponseSchema(value = Token.class, responseCode = "200")
    @APIResponse(responseCode = "422", description = "invalid")
    public RestResponse<Token> share(@Valid @NotNull NewShare shared, @Parameter(hidden = true) @HeaderParam("X-Request-Id") UUID touch) {
        Touch verb = Touch.of("shared");
        return ResponseBuilder.ok(new Token(shares.token(new Share(touch, shared.network()))))
                .header(TouchstoneHeaders.TOUCH, shared.product() == null ? verb : verb.on("product", shared.product())).build();
    }
}
