package touchstone.catalog.product;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.commons.Page;

@Path("/products/{id}")
@Tag(name = "Products")
public class VariantResource {
    private final Renewing renewing;
    private final JsonWebToken token;

    VariantResource(Renewing renewing, JsonWebToken token) {
        this.renewing = renewing;
        this.token = token;
    }

    @GET
    @Path("/variants")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List the variants of a model, drafts too: what each says on the axes, and where it does not yet say what the model says now", description = "At most 1000.")
    public Uni<Page<VariantView>> list(UUID id) {
        return renewing.of(id).map(variants -> new Page<>(variants, null));
    }

    @POST
    @Path("/inheritances")
    @RolesAllowed("steward")
    @Operation(summary = "Let the variants of a model take over what it says now", description = "Each that says something else gets a new revision in draft, to be approved and published like any other: "
            + "until then readers see it as it was. A repeat changes nothing.")
    public Uni<Renewal.All> renew(UUID id, @Valid @NotNull Renewal renewal) {
        return renewing.renew(id, renewal, token.getSubject()).map(Renewal.All::new);
    }
}
