package touchstone.catalog.product;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Revision;

@Path("/products/{id}")
@Tag(name = "Products")
public class HistoryResource {
    private final History history;
    private final JsonWebToken token;

    HistoryResource(History history, JsonWebToken token) {
        this.history = history;
        this.token = token;
    }

    @GET
    @Path("/revisions")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List the revisions of a product, newest first: who saved them, when, by what and why")
    public Uni<Page<RevisionView.Saved>> list(UUID id, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        if (after != null && !after.matches("[0-9]{1,15}")) throw new Cursor.MalformedCursor();
        return history.page(id, after == null ? null : Long.valueOf(after), limit);
    }

    @GET
    @Path("/revisions/{revision}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read a product as it was")
    public Uni<RevisionView> read(UUID id, long revision) {
        return history.read(new RevisionRef(id, revision));
    }

    @GET
    @Path("/differences")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Compare two revisions, value by value", description = "Each with who made it what it is in the second, when, from where and why.")
    public Uni<Page<Difference>> differences(UUID id, @QueryParam("from") @NotNull Long from, @QueryParam("to") @NotNull Long to) {
        return history.between(id, from, to).map(differences -> new Page<>(differences, null));
    }

    @GET
    @Path("/values/{attribute}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Who set this value, when, and from where: what an attribute says, and what it said before")
    public Uni<ValueHistory> value(UUID id, String attribute) {
        return history.ofValue(id, attribute);
    }

    @POST
    @Path("/restorations")
    @RolesAllowed("steward")
    @Operation(summary = "Make an earlier revision the latest again", description = "As a new revision in draft: the history stays as it is. If-Match takes the product's ETag.")
    @APIResponse(responseCode = "200", description = "The product as it is now")
    public Uni<RestResponse<ProductView>> restore(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull Restoration restoration) {
        return history.restore(id, Revision.required(ifMatch), restoration, token.getSubject())
                .map(product -> ResponseBuilder.ok(product).tag(new Revision(product.revision()).tag()).build());
    }
}
