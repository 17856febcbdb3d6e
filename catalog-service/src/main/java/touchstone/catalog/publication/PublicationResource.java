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
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.ProductNotFound;
import touchstone.catalog.product.RevisionRef;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

@Path("/")
@Tag(name = "Publications", description = "What is offered on which channel in which locale")
public class PublicationResource {
    private final Publishing publishing;
    private final JsonWebToken token;

    PublicationResource(Publishing publishing, JsonWebToken token) {
        this.publishing = publishing;
        this.token = token;
    }

    @POST
    @Path("/publications")
    @RolesAllowed("approver")
    @Operation(summary = "Publish revisions on a channel in a locale", description = "Each is published or refused for itself, in the order asked for; the reasons of a refusal are findings.")
    public Uni<RestResponse<PublicationResult.All>> publish(@Valid @NotNull PublicationRequest request) {
        return publishing.publish(request.channel(), request.locale(), request.products(), token.getSubject()).map(attempts -> {
            var answer = ResponseBuilder.ok(new PublicationResult.All(attempts.stream().map(PublicationResult::of).toList()));
            List<Publication> published = attempts.stream().filter(attempt -> attempt.reasons().isEmpty()).map(Publishing.Attempt::wanted).toList();
            if (attempts.size() == 1 && published.size() == 1) answer.header(TouchstoneHeaders.TOUCH, touch(published.get(0)).toString());
            else if (!published.isEmpty()) answer.header(TouchstoneHeaders.TOUCH, Touch.of("published").in(published.get(0).channel(), published.get(0).locale()).toString());
            return answer.build();
        });
    }

    @POST
    @Path("/products/{id}/publications")
    @RolesAllowed("approver")
    @Operation(summary = "Publish one revision of a product on a channel in a locale")
    @APIResponse(responseCode = "201", description = "It is live")
    @APIResponse(responseCode = "409", description = "It is not approved, not complete or not on sale: see reasons")
    public Uni<RestResponse<PublicationView>> publish(UUID id, @Valid @NotNull PublicationRequest.OfOne request) {
        RevisionRef ref = new RevisionRef(id, request.revision());
        return publishing.publish(request.channel(), request.locale(), List.of(ref), token.getSubject()).map(attempts -> {
            List<Finding> reasons = attempts.get(0).reasons();
            if (reasons.stream().anyMatch(reason -> reason.code().equals(Publishing.UNKNOWN_REVISION))) throw new ProductNotFound(id);
            if (!reasons.isEmpty()) throw new ProductNotPublishable(ref, reasons);
            Publication live = attempts.get(0).wanted();
            return ResponseBuilder.<PublicationView>created(URI.create("/products/" + id + "/publications/" + live.channel() + "/" + live.locale()))
                    .entity(PublicationView.of(live)).header(TouchstoneHeaders.TOUCH, touch(live).toString()).build();
        });
    }

    // Without If-Match, unlike other changes: whoever takes a product off a channel means whatever is there.
    @DELETE
    @Path("/products/{id}/publications/{channel}/{locale}")
    @RolesAllowed("approver")
    @Operation(summary = "Withdraw a product from a channel in a locale")
    @APIResponse(responseCode = "204", description = "It is no longer there")
    public Uni<RestResponse<Void>> withdraw(UUID id, String channel, String locale) {
        return publishing.withdraw(id, channel, locale, token.getSubject()).replaceWith(RestResponse::noContent);
    }

    private static Touch touch(Publication live) {
        return Touch.of("published").on("product", live.product()).at(live.revision()).in(live.channel(), live.locale());
    }
}
