package touchstone.catalog.publication;

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
import touchstone.catalog.product.FieldRights;
import touchstone.catalog.publication.Publishing.Attempt;
import touchstone.catalog.rights.Caller;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

@Path("/publications")
@Tag(name = "Publications", description = "What is offered on which channel in which locale")
public class PublicationResource {
    private final Publishing publishing;
    private final Caller caller;
    private final JsonWebToken token;

    PublicationResource(Publishing publishing, Caller caller, JsonWebToken token) {
        this.publishing = publishing;
        this.caller = caller;
        this.token = token;
    }

    @POST
    @RolesAllowed("approver")
    @Operation(summary = "Publish revisions on a channel in a locale", description = "Each is published or refused for itself, in the order asked for; the reasons of a refusal are findings.")
    public Uni<RestResponse<PublicationResult.All>> publish(@Valid @NotNull PublicationRequest request) {
        return caller.permissions().chain(permissions -> publishing.publish(request.channel(), request.locale(), request.products(), token.getSubject(), new FieldRights(permissions))).map(attempts -> {
            ResponseBuilder<PublicationResult.All> answer = ResponseBuilder.ok(new PublicationResult.All(attempts.stream().map(PublicationResult::of).toList()));
            touch(attempts).ifPresent(touch -> answer.header(TouchstoneHeaders.TOUCH, touch.toString()));
            return answer.build();
        });
    }

    /** Names the product if it was one. */
    private static Optional<Touch> touch(List<Attempt> attempts) {
        return attempts.stream().filter(attempt -> attempt.reasons().isEmpty()).map(Attempt::wanted).findFirst()
                .map(live -> attempts.size() == 1 ? live.touch() : Touch.of("published").in(live.channel(), live.locale()));
    }
}
