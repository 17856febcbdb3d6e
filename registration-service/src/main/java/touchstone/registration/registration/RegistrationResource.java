package touchstone.registration.registration;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.consent.Signal;
import touchstone.registration.identity.SignIn;

/** The pre-filled form after a first sign-in, and its confirmation. */
@Path("/")
@RolesAllowed("prospect")
@Tag(name = "registration")
public class RegistrationResource {
    private final Registering registering;
    private final JsonWebToken token;

    RegistrationResource(Registering registering, JsonWebToken token) {
        this.registering = registering;
        this.token = token;
    }

    @GET
    @Path("registration")
    @Operation(summary = "The form, pre-filled with what you let your provider hand over")
    @APIResponseSchema(value = RegistrationForm.class, responseCode = "200")
    @APIResponse(responseCode = "409", description = "already-registered")
    @APIResponse(responseCode = "503", description = "identity-provider-unavailable")
    public Uni<RestResponse<RegistrationForm>> form(
            @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CAPTURE_CHOICE) UUID choice,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return registering.form(SignIn.of(token), choice, authorization)
                .map(form -> ResponseBuilder.ok(form).header(TouchstoneHeaders.TOUCH, Touch.of("viewed").on("form", "registration")).build());
    }

    @POST
    @Path("registrations")
    @Operation(summary = "Register with what you typed or confirmed")
    @APIResponse(responseCode = "201", description = "You are a prospect now: see /me.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Registered.class)))
    @APIResponse(responseCode = "400", description = "malformed-json, malformed-idempotency-key")
    @APIResponse(responseCode = "409", description = "already-registered, notice-changed, request-still-running")
    @APIResponse(responseCode = "422", description = "invalid, purpose-repeated, idempotency-key-reused")
    @APIResponse(responseCode = "503", description = "identity-provider-unavailable")
    public Uni<RestResponse<Registered>> register(
            @HeaderParam("Idempotency-Key") String key,
            @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channel,
            @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CAPTURE_CHOICE) UUID choice,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @Context HttpHeaders headers,
            @Valid @NotNull NewRegistration registration) {
        return registering.register(SignIn.of(token), choice, authorization, registration, key, channel, Signal.of(headers))
                .map(registered -> ResponseBuilder.create(Status.CREATED, registered)
                        .header(HttpHeaders.LOCATION, "/me")
                        .header(TouchstoneHeaders.TOUCH, Touch.of("registered").on("form", "registration").by(registered.id())).build());
    }
}
