package touchstone.registration.erasure;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.util.UUID;
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

/** The erasure of people who cannot sign in to ask for it themselves, such as those that an import brought. */
@Path("/prospects/{id}")
@RolesAllowed("steward")
@Tag(name = "erasures")
public class EraseProspectResource {
    private final Erasing erasing;

    EraseProspectResource(Erasing erasing) {
        this.erasing = erasing;
    }

    @DELETE
    @Operation(summary = "Erase all we hold on somebody, at their request", description = "As DELETE /me does it. A file that is imported again does not bring them back.")
    @APIResponseSchema(value = ErasureResource.ErasureView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "prospect-not-found")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<ErasureResource.ErasureView>> erase(UUID id, @Parameter(required = true) @HeaderParam("If-Match") String ifMatch) {
        return erasing.erase(id, Revision.required(ifMatch)).map(erasure -> ResponseBuilder.ok(ErasureResource.ErasureView.of(erasure)).header("Location", "/erasures/" + erasure.id())
                .header(TouchstoneHeaders.TOUCH, Touch.of("erased").on("erasure", erasure.id())).build());
    }
}
