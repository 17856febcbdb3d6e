package touchstone.catalog.demand;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/incomplete-products")
@Tag(name = "Products")
public class IncompleteResource {
    private final Incomplete incomplete;

    IncompleteResource(Incomplete incomplete) {
        this.incomplete = incomplete;
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List what is incomplete on a channel in a locale, most wanted first",
            description = "By views and demo requests of the last 30 days. demandKnown is false where nobody could tell them: then all count as zero. A page may hold fewer than limit and have a next one.")
    public Uni<IncompleteProduct.ByDemand> list(@QueryParam("channel") @NotBlank @Size(max = 100) String channel,
                                                @Parameter(description = "The channel's default without it") @QueryParam("locale") @Size(max = 100) String locale,
                                                @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after,
                                                @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return incomplete.page(channel, locale, limit, after, authorization);
    }
}
