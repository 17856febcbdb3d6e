package touchstone.registration.proposal;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.identity.SignIn;
import touchstone.registration.prospect.ProspectView;

/** What a provider says now, for the prospect to decide on. */
@Path("/me/proposals")
@RolesAllowed("prospect")
@Tag(name = "me")
public class ProposalResource {
    private final Proposals proposals;
    private final JsonWebToken token;

    ProposalResource(Proposals proposals, JsonWebToken token) {
        this.proposals = proposals;
        this.token = token;
    }

    @GET
    @Operation(summary = "What providers say and your record does not")
    @APIResponse(responseCode = "404", description = "not-registered")
    public Uni<Page<Proposals.Proposal>> list() {
        return proposals.open(SignIn.of(token)).map(open -> new Page<>(open, null));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "See what your provider says at this sign-in", description = "It is asked once in each session, for what you let us have, and if its rules let us. Nothing changes until you accept it.")
    @APIResponse(responseCode = "404", description = "not-registered")
    @APIResponse(responseCode = "503", description = "identity-provider-unavailable")
    public Uni<Page<Proposals.Proposal>> look(@Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CAPTURE_CHOICE) UUID choice,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return proposals.look(SignIn.of(token), token.getClaim("sid"), choice, authorization).map(open -> new Page<>(open, null));
    }

    @PUT
    @Path("/{id}/acceptance")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Take a proposed value over")
    @APIResponseSchema(value = ProspectView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "not-registered, proposal-not-found")
    public Uni<RestResponse<ProspectView>> accept(UUID id) {
        return decide(id, true);
    }

    @PUT
    @Path("/{id}/refusal")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Leave your value as it is", description = "The same is not proposed again.")
    @APIResponseSchema(value = ProspectView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "not-registered, proposal-not-found")
    public Uni<RestResponse<ProspectView>> decline(UUID id) {
        return decide(id, false);
    }

    private Uni<RestResponse<ProspectView>> decide(UUID id, boolean accept) {
        return proposals.decide(SignIn.of(token), id, accept).map(me -> ResponseBuilder.ok(me.view()).tag(me.revision().tag())
                .header(TouchstoneHeaders.TOUCH, Touch.of(accept ? "accepted-proposal" : "declined-proposal").on("profile", me.id()).by(me.id())).build());
    }
}
