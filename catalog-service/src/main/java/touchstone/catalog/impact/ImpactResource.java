package touchstone.catalog.impact;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/products/{id}/impact")
@Tag(name = "Reviews")
public class ImpactResource {
    private final Impacts impacts;

    ImpactResource(Impacts impacts) {
        this.impacts = impacts;
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "What the latest revision would change: where the product is live, and how many have lately seen it, asked for it or taken its sheet")
    public Uni<Impact> read(UUID id, @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return impacts.of(id, authorization);
    }
}
