package touchstone.gateway.bot;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

/** Whether a browser is somebody's, or a bot's. */
@Path("/verdicts/visitors/{id}")
@Tag(name = "verdicts")
public class VerdictResource {
    private final Verdicts verdicts;
    private final JsonWebToken token;

    VerdictResource(Verdicts verdicts, JsonWebToken token) {
        this.verdicts = verdicts;
        this.token = token;
    }

    // Without If-Match: it changes nothing that is there, and adds what holds from now on.
    @PUT
    @RolesAllowed("steward")
    @Operation(summary = "Say whether a browser is somebody's", description = "Added to what was said before, which it outweighs; all numbers follow.")
    @APIResponse(responseCode = "204")
    @APIResponse(responseCode = "422", description = "invalid")
    @APIResponse(responseCode = "503", description = "ledger-unreachable")
    public Uni<RestResponse<Void>> say(UUID id, @Valid @NotNull Verdict.Said said) {
        return verdicts.say(id, said.verdict(), said.reason(), token.getSubject())
                .replaceWith(() -> ResponseBuilder.<Void>noContent().header(TouchstoneHeaders.TOUCH, Touch.of("judged").on("visitor", id)).build());
    }

    @GET
    @RolesAllowed({"steward", "sales"})
    @Operation(summary = "What was said about a browser, oldest first", description = "Beside what its touches tell each.")
    public Uni<Verdict.Views> said(UUID id) {
        return verdicts.of(id).map(Verdict.Views::new);
    }
}
