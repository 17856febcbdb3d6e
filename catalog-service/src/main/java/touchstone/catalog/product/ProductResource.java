package touchstone.catalog.product;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Revision;

@Path("/products")
@Tag(name = "Products", description = "For those who govern products: stewards and approvers")
public class ProductResource {
    private final Editing editing;
    private final JsonWebToken token;

    ProductResource(Editing editing, JsonWebToken token) {
        this.editing = editing;
        this.token = token;
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List products, drafts too, oldest first")
    public Uni<Page<ProductItem>> list(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit, @QueryParam("after") String after,
                                       @QueryParam("status") Product.Status status,
                                       @Parameter(description = "Only the product that a system calls so, as erp:4711") @QueryParam("reference") @Pattern(regexp = "[^:]{1,63}:.{1,200}", message = "takes a system, a colon and its reference") String reference) {
        if (reference != null) return editing.withReference(reference.substring(0, reference.indexOf(':')), reference.substring(reference.indexOf(':') + 1));
        return editing.page(position(after), status, limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read a product: all values with their origin, and what it lacks per channel and locale")
    public Uni<RestResponse<ProductView>> read(UUID id) {
        return editing.read(id).map(ProductResource::answer);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed("steward")
    @Operation(summary = "Change values, which makes a new revision in draft", description = "What is published stays published as it is. A change of nothing makes no revision.")
    public Uni<RestResponse<ProductView>> edit(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ProductPatch patch) {
        return editing.edit(id, Revision.required(ifMatch), patch, token.getSubject()).map(ProductResource::answer);
    }

    private static RestResponse<ProductView> answer(ProductView product) {
        return ResponseBuilder.ok(product).tag(new Revision(product.revision()).tag()).build();
    }

    private static UUID position(String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new Cursor.MalformedCursor();
        }
    }
}
