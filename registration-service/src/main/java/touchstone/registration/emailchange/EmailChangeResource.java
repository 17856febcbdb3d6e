package touchstone.registration.emailchange;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.identity.SignIn;

/** Lets prospects have another e-mail address, or prove that the present one is theirs. */
@Path("/me/email-changes")
@RolesAllowed("prospect")
@Tag(name = "me")
public class EmailChangeResource {
    private final ChangingEmail changing;
    private final JsonWebToken token;

    EmailChangeResource(ChangingEmail changing, JsonWebToken token) {
        this.changing = changing;
        this.token = token;
    }

    @POST
    @Operation(summary = "Ask for another e-mail address", description = "A link goes there, and once it is confirmed the address is yours, and the one before is told. With your present address it is confirmed. "
            + "The answer is the same whoever else has the address.")
    @APIResponse(responseCode = "202", description = "A mail is on its way", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = EmailChangeView.class)))
    @APIResponse(responseCode = "400", description = "malformed-json")
    @APIResponse(responseCode = "404", description = "not-registered")
    @APIResponse(responseCode = "409", description = "too-many-email-changes")
    @APIResponse(responseCode = "422", description = "invalid")
    public Uni<RestResponse<EmailChangeView>> ask(@Valid @NotNull NewEmailChange change) {
        return changing.ask(SignIn.of(token), change.email())
                .map(asked -> ResponseBuilder.create(RestResponse.Status.ACCEPTED, asked.view()).header(TouchstoneHeaders.TOUCH, Touch.of("asked-email-change").by(asked.prospect())).build());
    }

    @GET
    @Operation(summary = "The changes that you asked for and did not confirm yet")
    @APIResponse(responseCode = "404", description = "not-registered")
    public Uni<Page<EmailChangeView>> pending() {
        return changing.pending(SignIn.of(token)).map(all -> new Page<>(all.stream().map(EmailChange::view).toList(), null));
    }
}
