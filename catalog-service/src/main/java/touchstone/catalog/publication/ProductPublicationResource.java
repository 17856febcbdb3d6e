package touchstone.catalog.publication;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.product.FieldRights;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.ProductNotFound;
import touchstone.catalog.product.RevisionRef;
import touchstone.catalog.rights.Caller;
import touchstone.commons.TouchstoneHeaders;

@Path("/products/{id}/publications")
@Tag(name = "Publications")
public class ProductPublicationResource {
    private final Publishing publishing;
    private final Caller caller;
    private final JsonWebToken token;

    ProductPublicationResource(Publishing publishing, Caller caller, JsonWebToken token) {
        this.publishing = publishing;
        this.caller = caller;
        this.token = token;
    }

    @POST
    @RolesAllowed("approver")
    @Operation(summary = "Publish one revision of a product on a channel in a locale")
    @APIResponse(responseCode = "201", description = "It is live")
    @APIResponse(responseCode = "409", description = "It is not approved, not complete or not on sale: see reasons")
    public Uni<RestResponse<PublicationView>> publish(UUID id, @Valid @NotNull PublicationRequest.OfOne request) {
        RevisionRef ref = new RevisionRef(id, request.revision());
        return caller.permissions().chain(permissions -> publishing.publish(request.channel(), request.locale(), List.of(ref), token.getSubject(), new FieldRights(permissions))).map(attempts -> {
            List<Finding> reasons = attempts.get(0).reasons();
            if (reasons.stream().anyMatch(reason -> reason.code().equals(Publishing.UNKNOWN_REVISION))) throw new ProductNotFound(id);
            if (!reasons.isEmpty()) throw new ProductNotPublishable(ref, reasons);
            Publication live = attempts.get(0).wanted();
            return ResponseBuilder.<PublicationView>created(URI.create("/products/" + id + "/publications/" + live.channel() + "/" + live.locale()))
                    .entity(PublicationView.of(live)).header(TouchstoneHeaders.TOUCH, live.touch().toString()).build();
        });
    }

    // Without If-Match, unlike other changes: whoever takes a product off a channel means whatever is there.
    @DELETE
    @Path("/{channel}/{locale}")
    @RolesAllowed("approver")
    @Operation(summary = "Withdraw a product from a channel in a locale")
    @APIResponse(responseCode = "204", description = "It is no longer there")
    public Uni<RestResponse<Void>> withdraw(UUID id, String channel, String locale) {
        return publishing.withdraw(id, channel, locale, token.getSubject()).replaceWith(RestResponse::noContent);
    }
}
