package touchstone.gateway.session;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.problem.Malformed;

/** Where the identity server tells that somebody's session has ended there (OpenID Connect Back-Channel Logout 1.0). */
@Path("/sign-out/back-channel")
@Tag(name = "session")
public class BackChannelResource {
    private final TokenCheck tokens;
    private final Sessions sessions;

    BackChannelResource(TokenCheck tokens, Sessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "End the sessions that came from one at the identity server", description = "For the identity server alone: it signs what it says.")
    @APIResponse(responseCode = "200", description = "they have ended, or there were none")
    @APIResponse(responseCode = "400", description = "malformed-logout-token")
    @APIResponse(responseCode = "503", description = "identity-unreachable")
    public Uni<RestResponse<Void>> end(@FormParam("logout_token") @NotBlank String token) {
        return Uni.createFrom().deferred(() -> tokens.logoutToken(token)).onFailure(TokenRefused.class).transform(refused -> new MalformedLogoutToken())
                .chain(claims -> sessions.endOf(claims.getClaimValueAsString("sub"), claims.getClaimValueAsString("sid")))
                .map(done -> ResponseBuilder.<Void>ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }

    static class MalformedLogoutToken extends Malformed {
        MalformedLogoutToken() {
            super("This is no logout token of our identity server for us.");
        }
    }
}
