package touchstone.registration.consent;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.identity.SignIn;

/** What prospects agree to, and what they take back. */
@Path("/me/consents")
@RolesAllowed("prospect")
@Tag(name = "consents")
public class ConsentResource {
    private final Consenting consenting;
    private final JsonWebToken token;

    ConsentResource(Consenting consenting, JsonWebToken token) {
        this.consenting = consenting;
        this.token = token;
    }

    @GET
    @Operation(summary = "All you ever said to a purpose, the latest first", description = "For each purpose the latest holds. The latest 1000.")
    @APIResponse(responseCode = "404", description = "not-registered")
    public Uni<Page<ConsentView>> log() {
        return consenting.log(SignIn.of(token)).map(log -> new Page<>(log.stream().map(Consent::view).toList(), null));
    }

    @POST
    @Operation(summary = "Say yes or no to a purpose", description = "A browser that sends Sec-GPC or DNT says no to purposes that honour it, whatever the body says.")
    @APIResponse(responseCode = "201", description = "Recorded", content = @Content(schema = @Schema(implementation = ConsentView.class)))
    @APIResponse(responseCode = "404", description = "not-registered")
    @APIResponse(responseCode = "409", description = "notice-changed")
    @APIResponse(responseCode = "422", description = "invalid, purpose-unknown")
    public Uni<RestResponse<ConsentView>> say(@Context HttpHeaders headers, @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channel, @Valid @NotNull NewConsent said) {
        return consenting.say(SignIn.of(token), said, Signal.of(headers), channel).map(consent -> ResponseBuilder.create(Status.CREATED, consent.view())
                .header(HttpHeaders.LOCATION, "/me/consents/" + consent.id() + "/receipt")
                .header(TouchstoneHeaders.TOUCH, Touch.of("consented").on("purpose", consent.purpose())).build());
    }

    @DELETE
    @Path("/{purpose}")
    @Operation(summary = "Take a yes back")
    @APIResponse(responseCode = "204", description = "From now on it is a no")
    @APIResponse(responseCode = "404", description = "not-registered, consent-not-found")
    public Uni<RestResponse<Void>> withdraw(String purpose, @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channel) {
        return consenting.withdraw(SignIn.of(token), purpose, channel).map(done -> ResponseBuilder.<Void>noContent()
                .header(TouchstoneHeaders.TOUCH, Touch.of("withdrew-consent")).build());
    }

    @GET
    @Path("/{id}/receipt")
    @Operation(summary = "The receipt of a consent", description = "With the fields of ISO/IEC TS 27560:2023.")
    @APIResponse(responseCode = "404", description = "not-registered, consent-not-found")
    public Uni<Map<String, Object>> receipt(UUID id) {
        return consenting.receipt(SignIn.of(token), id);
    }
}
