package touchstone.gateway.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

/** What a journal has lost, once somebody has looked into it. The proof lists it. */
@Path("/ledger/losses/{id}/resolution")
@Tag(name = "ledger")
public class LossResource {
    private final Losses losses;
    private final JsonWebToken token;

    LossResource(Losses losses, JsonWebToken token) {
        this.losses = losses;
        this.token = token;
    }

    @Schema(name = "LossResolution")
    record Resolution(@Schema(description = "what was found out", example = "a bad block; the volume was replaced") @NotBlank @Size(max = 1000) String note) {}

    // Without If-Match: it is said once.
    @PUT
    @RolesAllowed("operator")
    @Operation(summary = "Say what was found out about a loss", description = "From then on the proof counts it as lost, and not as missing any more.")
    @APIResponse(responseCode = "204")
    @APIResponse(responseCode = "404", description = "loss-not-found")
    @APIResponse(responseCode = "409", description = "loss-resolved")
    @APIResponse(responseCode = "422", description = "invalid")
    @APIResponse(responseCode = "503", description = "ledger-unreachable")
    public Uni<RestResponse<Void>> resolve(UUID id, @Valid @NotNull Resolution resolution) {
        return losses.resolve(id, token.getSubject(), resolution.note())
                .replaceWith(() -> ResponseBuilder.<Void>noContent().header(TouchstoneHeaders.TOUCH, Touch.of("resolved").on("loss", id)).build());
    }
}
