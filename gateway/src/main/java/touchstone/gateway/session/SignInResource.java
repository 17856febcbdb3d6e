package touchstone.gateway.session;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.gateway.cookie.Cookies;
import touchstone.gateway.key.Keys;
import touchstone.gateway.visitor.OwnHeaders;
import touchstone.gateway.visitor.Visitor;
import touchstone.gateway.visitor.Visitors;

/** The way to the identity server and back. */
@Path("/sign-in")
@PermitAll
@Tag(name = "session")
public class SignInResource {
    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionKeys keys;
    private final SessionConfig config;
    private final Visitors visitors;
    private final Keys publishable;

    SignInResource(SignIn signIn, Sessions sessions, SessionKeys keys, SessionConfig config, Visitors visitors, Keys publishable) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.keys = keys;
        this.config = config;
        this.visitors = visitors;
        this.publishable = publishable;
    }

    @GET
    @Operation(summary = "Sign in with a browser", description = "Leads to the provider, and afterwards back to return: a path here, or an address on an origin that a publishable key names. A provider is asked only "
            + "after the visitor has decided what it may hand over. Without a provider it is the sign-in of staff.")
    @APIResponse(responseCode = "302", description = "on the way")
    @APIResponse(responseCode = "400", description = "malformed-return")
    @APIResponse(responseCode = "409", description = "choice-required")
    @APIResponse(responseCode = "503", description = "identity-unreachable")
    public Uni<RestResponse<Void>> begin(@QueryParam("provider") @Pattern(regexp = "[a-z0-9-]{1,40}") String provider, @QueryParam("choice") UUID choice,
                                         @QueryParam("return") @DefaultValue("/") String returnTo) {
        return signIn.begin(provider, choice, ReturnPath.of(returnTo, publishable::anyAllows))
                .map(departure -> leadTo(departure.address()).header(HttpHeaders.SET_COOKIE, departure.cookie()).build());
    }

    @GET
    @Path("/callback")
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> complete(@QueryParam("code") String code, @QueryParam("state") String state, @QueryParam("iss") String issuer,
                                            @Context HttpServerRequest request) {
        SignInState begun = signIn.returned(Cookies.read(request.headers(), SignInState.COOKIE), state, issuer);
        // Cancelled over there, or refused: nobody is signed in, and whoever it was is back.
        if (code == null) return Uni.createFrom().item(leadTo(begun.returnTo()).header(HttpHeaders.SET_COOKIE, Cookies.remove(SignInState.COOKIE)).build());
        SessionKey earlier = keys.of(request.headers());
        return signIn.complete(begun, code)
                .call(arrival -> earlier == null ? Uni.createFrom().voidItem() : sessions.end(earlier))
                .map(arrival -> arrived(arrival, visitors.signedIn(visitors.of(request.headers(), ""), arrival.session().identity())));
    }

    private RestResponse<Void> arrived(SignIn.Arrival arrival, Visitor visitor) {
        ResponseBuilder<Void> answer = leadTo(arrival.returnTo())
                .header(HttpHeaders.SET_COOKIE, Cookies.set(SessionKey.COOKIE, arrival.key().value(), config.lifetime().toSeconds()))
                .header(HttpHeaders.SET_COOKIE, Cookies.remove(SignInState.COOKIE))
                .header(OwnHeaders.IDENTITY, arrival.session().identity()).header(OwnHeaders.SESSION, arrival.session().id())
                .header(TouchstoneHeaders.TOUCH, Touch.of("signed-in"));
        if (visitor.linkable()) answer.header(HttpHeaders.SET_COOKIE, visitors.cookie(visitor)).header(OwnHeaders.VISITOR, visitor.id());
        return answer.build();
    }

    /** As text: a URI would be made absolute with our internal address. */
    private static ResponseBuilder<Void> leadTo(String address) {
        return ResponseBuilder.<Void>create(302).header(HttpHeaders.LOCATION, address).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
