package touchstone.registration.link;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
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
import touchstone.registration.identity.Identity;
import touchstone.registration.identity.SignIn;

/** The ways in that a prospect has. */
@Path("/me")
@RolesAllowed("prospect")
@Tag(name = "me")
public class SignInResource {
    private final Linking linking;
    private final JsonWebToken token;

    SignInResource(Linking linking, JsonWebToken token) {
        this.linking = linking;
        this.token = token;
    }

    @Schema(name = "SignIn")
    record SignInView(UUID id, @Schema(description = "Absent for an account of our own.") String provider, Instant linkedAt,
                      @Schema(description = "It is the one you are signed in with now.") boolean current) {}

    @Schema(name = "NewSignIn")
    record NewSignIn(@Schema(description = "What POST /me/link-tokens gave you while you were signed in as before. Without it, a mailbox that you have just proved to be yours says who you are.")
                     @Size(min = 1, max = 100) String token) {}

    @GET
    @Path("/sign-ins")
    @Operation(summary = "The ways in that you have, the first linked first")
    @APIResponse(responseCode = "404", description = "not-registered")
    public Uni<Page<SignInView>> list() {
        return linking.all(SignIn.of(token)).map(all -> new Page<>(all.stream().map(this::view).toList(), null));
    }

    @POST
    @Path("/link-tokens")
    @Operation(summary = "Begin to link a second provider", description = "Then sign out, sign in with that provider in this browser, and send the token to POST /me/sign-ins. Keep it as you would keep a password, for these 15 minutes.")
    @APIResponse(responseCode = "201", description = "A token for one sign-in", content = @Content(schema = @Schema(implementation = Linking.LinkToken.class)))
    @APIResponse(responseCode = "404", description = "not-registered")
    public Uni<RestResponse<Linking.LinkToken>> begin() {
        return linking.token(SignIn.of(token)).map(made -> ResponseBuilder.create(Status.CREATED, made).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }

    @POST
    @Path("/sign-ins")
    @Operation(summary = "Link the sign-in you are here with to who you were before", description = "Only with a token, or by a mailbox that was proved just now: an equal address proves nothing.")
    @APIResponse(responseCode = "201", description = "It is one of your ways in", content = @Content(schema = @Schema(implementation = SignInView.class)))
    @APIResponse(responseCode = "404", description = "link-not-found, nobody-to-link")
    @APIResponse(responseCode = "409", description = "sign-in-taken, erased")
    @APIResponse(responseCode = "503", description = "identity-provider-unavailable")
    public Uni<RestResponse<SignInView>> link(@Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CAPTURE_CHOICE) UUID choice,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @Valid @NotNull NewSignIn wanted) {
        SignIn signIn = SignIn.of(token);
        Uni<Identity> linked = wanted.token() == null ? linking.linkByMail(signIn, choice, authorization) : linking.link(signIn, wanted.token(), choice, authorization);
        return linked.map(identity -> ResponseBuilder.create(Status.CREATED, view(identity)).header(HttpHeaders.LOCATION, "/me/sign-ins")
                .header(TouchstoneHeaders.TOUCH, Touch.of("linked-sign-in").by(identity.prospect())).build());
    }

    @DELETE
    @Path("/sign-ins/{id}")
    @Operation(summary = "Take a way in away, with what its provider said of you", description = "Never the last one.")
    @APIResponse(responseCode = "204", description = "It leads nowhere any more")
    @APIResponse(responseCode = "404", description = "not-registered, sign-in-not-found")
    @APIResponse(responseCode = "409", description = "last-sign-in")
    public Uni<RestResponse<Void>> unlink(UUID id) {
        return linking.unlink(SignIn.of(token), id).map(done -> ResponseBuilder.<Void>noContent().header(TouchstoneHeaders.TOUCH, Touch.of("unlinked-sign-in")).build());
    }

    private SignInView view(Identity identity) {
        return new SignInView(identity.id(), identity.provider(), identity.linkedAt(), identity.subject().equals(token.getSubject()) && identity.issuer().equals(token.getIssuer()));
    }
}
