package touchstone.catalog.review;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.product.RevisionRef;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

@Path("/products/{id}/reviews")
@Tag(name = "Reviews", description = "A draft before those who approve. What is open is listed by /products?status=IN_REVIEW.")
public class ReviewResource {
    private final Reviewing reviewing;
    private final JsonWebToken token;

    ReviewResource(Reviewing reviewing, JsonWebToken token) {
        this.reviewing = reviewing;
        this.token = token;
    }

    @POST
    @RolesAllowed("steward")
    @Operation(summary = "Ask for a review of the latest revision")
    @APIResponse(responseCode = "201", description = "It is in review")
    @APIResponse(responseCode = "409", description = "It is no draft, or its review is over")
    @APIResponse(responseCode = "412", description = "It is not the latest revision")
    public Uni<RestResponse<Review>> open(UUID id, @Valid @NotNull NewReview review) {
        return reviewing.open(id, review, token.getSubject())
                .map(open -> ResponseBuilder.<Review>created(URI.create("/products/" + id + "/reviews/" + open.revision())).entity(open).build());
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List the reviews of a product, newest first")
    public Uni<Page<Review>> list(UUID id) {
        return reviewing.of(id).map(reviews -> new Page<>(reviews, null));
    }

    @GET
    @Path("/{revision}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read a review and what was said on it")
    public Uni<Review> read(UUID id, long revision) {
        return reviewing.read(new RevisionRef(id, revision));
    }

    @POST
    @Path("/{revision}/comments")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Say something on a review, of the whole or of one attribute")
    @APIResponse(responseCode = "201", description = "It is said")
    public Uni<RestResponse<Review.Comment>> say(UUID id, long revision, @Valid @NotNull NewComment comment) {
        return reviewing.say(new RevisionRef(id, revision), comment, token.getSubject()).map(said -> ResponseBuilder.<Review.Comment>created(
                URI.create("/products/" + id + "/reviews/" + revision)).entity(said).build());
    }

    @PUT
    @Path("/{revision}/decision")
    @RolesAllowed("approver")
    @Operation(summary = "Approve, approve in part, or ask for changes", description = "Approved in part, the part becomes a revision of its own, and all changes go on as a draft after it.")
    @APIResponse(responseCode = "403", description = "The caller is an author of the revision")
    @APIResponse(responseCode = "409", description = "The review is over")
    public Uni<RestResponse<Review>> decide(UUID id, long revision, @Valid @NotNull NewDecision decision) {
        return reviewing.decide(new RevisionRef(id, revision), decision, token.getSubject()).map(review -> {
            ResponseBuilder<Review> answer = ResponseBuilder.ok(review);
            if (review.approvedRevision() != null) answer.header(TouchstoneHeaders.TOUCH, Touch.of("approved").on("product", id).at(review.approvedRevision()).toString());
            return answer.build();
        });
    }
}
