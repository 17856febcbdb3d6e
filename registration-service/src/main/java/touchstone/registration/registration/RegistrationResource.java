package touchstone.registration.registration;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.capture.Handovers;
import touchstone.registration.identity.SignIn;

/** The pre-filled form after a first sign-in, and its confirmation. */
@Path("/")
@RolesAllowed("prospect")
@Tag(name = "registration")
public class RegistrationResource {
    private final Registering registering;
    private final Handovers handovers;
    private final JsonWebToken token;

    RegistrationResource(Registering registering, Handovers handovers, JsonWebToken token) {
        this.registering = registering;
        this.handovers = handovers;
        this.token = token;
    }

    @GET
    @Path("registration")
    @Operation(summary = "The form, pre-filled with what you let your provider hand over", description = "409 already-registered, 503 identity-provider-unavailable.")
    public Uni<RestResponse<RegistrationForm>> form(
            @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CAPTURE_CHOICE) UUID choice,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        SignIn signIn = SignIn.of(token);
        return registering.mustBeNew(signIn)
                .chain(() -> handovers.of(signIn, choice, authorization))
                .map(handover -> ResponseBuilder.ok(RegistrationForm.of(signIn.provider(), handover))
                        .header(TouchstoneHeaders.TOUCH, Touch.of("viewed").on("form", "registration")).build());
    }

    @POST
    @Path("registrations")
    @Operation(summary = "Register with what you typed or confirmed", description = "409 already-registered, notice-changed; 422 purpose-repeated; 503 identity-provider-unavailable.")
    @APIResponse(responseCode = "201", description = "You are a prospect now: see /me.")
    public Uni<RestResponse<Registered>> register(
            @HeaderParam("Idempotency-Key") String key,
            @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channel,
            @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CAPTURE_CHOICE) UUID choice,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @Valid @NotNull NewRegistration registration) {
        SignIn signIn = SignIn.of(token);
        return handovers.of(signIn, choice, authorization)
                .chain(handover -> registering.register(signIn, handover, registration, key, channel))
                .map(registered -> ResponseBuilder.create(Status.CREATED, registered)
                        .header(HttpHeaders.LOCATION, "/me")
                        .header(TouchstoneHeaders.TOUCH, Touch.of("registered").on("form", "registration").by(registered.id())).build());
    }
}
