package touchstone.gateway.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The proof, for operators through the front door and for whoever is inside already. */
@Path("/")
@Tag(name = "ledger")
public class ProofResource {
    private final Proving proving;

    ProofResource(Proving proving) {
        this.proving = proving;
    }

    @GET
    @Path("ledger/proof")
    @RolesAllowed("operator")
    @Operation(summary = "Prove that every answer is in the ledger", description = "Waits a while for the latest ones to arrive there. In all, by gateway, and by gateway and hour.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "503", description = "ledger-unreachable")
    public Uni<ProofView> prove(@Parameter(description = "how many of the last hours are told one by one") @QueryParam("hours") @DefaultValue("24") @Min(1) @Max(744) int hours) {
        return proving.now(hours);
    }

    // The front door has no route to it.
    @GET
    @Path("internal/proof")
    @PermitAll
    @Operation(hidden = true)
    public Uni<ProofView> proveInside(@QueryParam("hours") @DefaultValue("24") @Min(1) @Max(744) int hours) {
        return proving.now(hours);
    }
}
