package touchstone.catalog.approval;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.approval.ApprovalResult.Outcome;
import touchstone.catalog.product.RevisionRef;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

@Path("/approvals")
@Tag(name = "Products")
public class ApprovalResource {
    private final Approving approving;
    private final JsonWebToken token;

    ApprovalResource(Approving approving, JsonWebToken token) {
        this.approving = approving;
        this.token = token;
    }

    @POST
    @RolesAllowed("approver")
    @Operation(summary = "Approve the latest revisions of products",
            description = "Each is approved or refused for itself, in the order asked for. Whoever has changed a product since it was last approved cannot approve it.")
    public Uni<RestResponse<ApprovalResult.All>> approve(@Valid @NotNull ApprovalRequest request) {
        return approving.approve(request.products(), token.getSubject()).map(results -> {
            ResponseBuilder<ApprovalResult.All> answer = ResponseBuilder.ok(new ApprovalResult.All(results));
            touch(request.products(), results).ifPresent(touch -> answer.header(TouchstoneHeaders.TOUCH, touch.toString()));
            return answer.build();
        });
    }

    /** Names the product if it was one. */
    private static Optional<Touch> touch(List<RevisionRef> asked, List<ApprovalResult> results) {
        if (results.stream().noneMatch(result -> result.outcome() == Outcome.APPROVED)) return Optional.empty();
        Touch approved = Touch.of("approved");
        return Optional.of(asked.size() == 1 ? approved.on("product", asked.get(0).id()).at(asked.get(0).revision()) : approved);
    }
}
