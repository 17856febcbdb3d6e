package touchstone.registration.mailbox;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What Keycloak asks the provider {@code email} itself (OpenID Connect). For whoever is inside already: the front door has no route to it. */
@Path("/internal/email-sign-in")
@PermitAll
public class ProviderEndpoints {
    private final Links links;
    private final Issuer issuer;
    private final Optional<String> front;
    private final Optional<String> client;
    private final Optional<String> secret;

    ProviderEndpoints(Links links, Issuer issuer, @ConfigProperty(name = "touchstone.links.front") Optional<String> front, @ConfigProperty(name = "touchstone.providers.email.id") Optional<String> client,
            @ConfigProperty(name = "touchstone.providers.email.secret") Optional<String> secret) {
        this.links = links;
        this.issuer = issuer;
        this.front = front;
        this.client = client;
        this.secret = secret;
    }

    /** OpenID Connect Discovery 1.0, 3. */
    @GET
    @Path("/.well-known/openid-configuration")
    @Operation(hidden = true)
    public Map<String, Object> discovery() {
        String name = issuer.name();
        return Map.of("issuer", name, "authorization_endpoint", front.orElseThrow() + "/email-sign-in", "token_endpoint", name + "/token", "userinfo_endpoint", name + "/userinfo",
                "jwks_uri", name + "/certs", "response_types_supported", List.of("code"), "subject_types_supported", List.of("public"), "id_token_signing_alg_values_supported", List.of("ES256"),
                "code_challenge_methods_supported", List.of("S256"));
    }

    @GET
    @Path("/certs")
    @Operation(hidden = true)
    public Uni<Map<String, Object>> certs() {
        return issuer.keys();
    }

    /** RFC 6749, 4.1.3, and RFC 7636, 4.5. */
    @POST
    @Path("/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<Map<String, Object>>> token(@FormParam("grant_type") String type, @FormParam("code") String code, @FormParam("redirect_uri") String redirect, @FormParam("code_verifier") String verifier,
            @FormParam("client_id") String id, @FormParam("client_secret") String password, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        if (!isClient(id, password) && !isClient(authorization)) return Uni.createFrom().item(refused(401, "invalid_client"));
        if (!"authorization_code".equals(type)) return Uni.createFrom().item(refused(400, "unsupported_grant_type"));
        if (code == null || redirect == null || verifier == null || verifier.length() > 128) return Uni.createFrom().item(refused(400, "invalid_request"));
        return links.redeem(code).chain(proved -> proved == null || !proved.request().redirect().equals(redirect) || !proved.request().challenge().equals(Links.hash(verifier))
                ? Uni.createFrom().item(refused(400, "invalid_grant"))
                : issuer.tokens(proved.address(), proved.request().nonce()).map(tokens -> ResponseBuilder.ok(tokens).header(HttpHeaders.CACHE_CONTROL, "no-store").build()));
    }

    @GET
    @Path("/userinfo")
    @Operation(hidden = true)
    public Uni<RestResponse<Map<String, Object>>> userInfo(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) return Uni.createFrom().item(refused(401, "invalid_token"));
        return issuer.userInfo(authorization.substring("Bearer ".length())).map(info -> info == null ? refused(401, "invalid_token") : ResponseBuilder.ok(info).build());
    }

    private static RestResponse<Map<String, Object>> refused(int status, String error) {
        return ResponseBuilder.<Map<String, Object>>create(status).entity(Map.of("error", error)).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private boolean isClient(String authorization) {
        if (authorization == null || !authorization.startsWith("Basic ")) return false;
        try {
            String[] parts = new String(Base64.getDecoder().decode(authorization.substring("Basic ".length())), StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2 && isClient(parts[0], parts[1]);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private boolean isClient(String id, String password) {
        return id != null && password != null && client.isPresent() && client.get().equals(id)
                && MessageDigest.isEqual(secret.orElseThrow().getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }
}
