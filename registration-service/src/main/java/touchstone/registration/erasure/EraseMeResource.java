package touchstone.registration.erasure;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Revision;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.identity.SignIn;

/** Lets prospects be forgotten. */
@Path("/me")
@RolesAllowed("prospect")
@Tag(name = "me")
public class EraseMeResource {
    private final Erasing erasing;
    private final JsonWebToken token;

    EraseMeResource(Erasing erasing, JsonWebToken token) {
        this.erasing = erasing;
        this.token = token;
    }

    @DELETE
    @Operation(summary = "Have all we hold on you erased", description = "At once and for good. Other services are told, and your user at the identity server is removed, which ends your sign-ins.")
    @APIResponseSchema(value = ErasureResource.ErasureView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "not-registered")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<ErasureResource.ErasureView>> erase(@Parameter(required = true) @HeaderParam("If-Match") String ifMatch) {
        return erasing.erase(SignIn.of(token), Revision.required(ifMatch))
                .map(erasure -> ResponseBuilder.ok(ErasureResource.ErasureView.of(erasure)).header("Location", "/erasures/" + erasure.id())
                        .header(TouchstoneHeaders.TOUCH, Touch.of("erased").on("erasure", erasure.id())).build());
    }
}
