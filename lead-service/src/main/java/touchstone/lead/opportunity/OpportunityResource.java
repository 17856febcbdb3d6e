package touchstone.lead.opportunity;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.lead.MergePatch;
import touchstone.lead.lead.Actor;
import touchstone.lead.lead.PlainText;
import touchstone.lead.opportunity.Selling.OpportunityAnswer;

@Path("/opportunities")
@RolesAllowed("sales")
@Tag(name = "Opportunities", description = "Qualified leads on their way to an outcome.")
public class OpportunityResource {
    private final Mutiny.SessionFactory sessions;
    private final Opportunities opportunities;
    private final Selling selling;
    private final JsonWebToken caller;

    OpportunityResource(Mutiny.SessionFactory sessions, Opportunities opportunities, Selling selling, JsonWebToken caller) {
        this.sessions = sessions;
        this.opportunities = opportunities;
        this.selling = selling;
        this.caller = caller;
    }

    /** A member of sales, by the subject of their token. */
    @Schema(name = "NewOwner")
    record NewOwner(@NotBlank @Size(max = 100) @PlainText String id, @NotBlank @Size(max = 200) @PlainText String name) {}

    @POST
    @Operation(summary = "Make an accepted lead an opportunity")
    @APIResponse(responseCode = "201", description = "At the first stage of its pipeline.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OpportunityView.class)))
    @APIResponse(responseCode = "404", description = "lead-not-found, pipeline-not-found")
    @APIResponse(responseCode = "409", description = "lead-not-accepted, opportunity-exists, request-still-running")
    @APIResponse(responseCode = "422", description = "invalid, amount-negative, day-out-of-range, idempotency-key-reused")
    public Uni<RestResponse<OpportunityView>> open(@HeaderParam("Idempotency-Key") String idempotencyKey, @Valid @NotNull NewOpportunity wanted) {
        return selling.open(wanted, actor(), idempotencyKey).map(answer -> ResponseBuilder.<OpportunityView>created(URI.create("/opportunities/" + answer.view().id())).entity(answer.view())
                .tag(answer.revision().tag()).header(TouchstoneHeaders.TOUCH, Touch.of("opened-opportunity").on("opportunity", answer.view().id())).build());
    }

    @GET
    @Operation(summary = "List opportunities, newest first")
    public Uni<Page<OpportunityView>> list(@QueryParam("lead") UUID lead, @QueryParam("pipeline") @Size(max = 40) @PlainText String pipeline, @QueryParam("stage") @Size(max = 40) @PlainText String stage,
            @QueryParam("result") Opportunity.Result result, @QueryParam("owner") @Size(max = 100) @PlainText String owner,
            @QueryParam("after") String after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Cursor from = Cursor.parse(after);
        return sessions.withSession(session -> opportunities.newest(session, new Opportunities.Wanted(lead, pipeline, stage, result, owner), from, limit + 1))
                .map(found -> Page.of(found, limit, OpportunityView::listed, it -> new Cursor(it.createdAt, it.id)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read an opportunity with its way so far")
    @APIResponseSchema(value = OpportunityView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "opportunity-not-found")
    public Uni<RestResponse<OpportunityView>> read(UUID id) {
        return selling.read(id).map(answer -> answer(answer, "viewed"));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(summary = "Change what is known of an opportunity", description = "A JSON merge patch (RFC 7396): lists are replaced as a whole.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Facts.class)))
    @APIResponseSchema(value = OpportunityView.class, responseCode = "200")
    @APIResponse(responseCode = "400", description = "malformed-json, patch-not-readable")
    @APIResponse(responseCode = "404", description = "opportunity-not-found")
    @APIResponse(responseCode = "409", description = "opportunity-closed")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "invalid, amount-negative, day-out-of-range")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<OpportunityView>> change(UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull JsonNode patch) {
        return selling.change(id, Revision.required(ifMatch), patch, actor()).map(answer -> answer(answer, "changed-opportunity"));
    }

    @PUT
    @Path("/{id}/owner")
    @Operation(summary = "Hand an opportunity over")
    @APIResponseSchema(value = OpportunityView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "opportunity-not-found")
    @APIResponse(responseCode = "409", description = "opportunity-closed")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<OpportunityView>> hand(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull NewOwner owner) {
        return selling.hand(id, Revision.required(ifMatch), new Actor(owner.id(), owner.name()), actor()).map(answer -> answer(answer, "changed-opportunity"));
    }

    @PUT
    @Path("/{id}/stage")
    @Operation(summary = "Move an opportunity", description = "Where its stage leads without a word, back or past a stage with a reason.")
    @APIResponseSchema(value = OpportunityView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "opportunity-not-found")
    @APIResponse(responseCode = "409", description = "opportunity-closed, stage-already-reached, stage-not-entered")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "stage-unknown, move-needs-reason, invalid")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<OpportunityView>> move(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull StageChange change) {
        return selling.move(id, Revision.required(ifMatch), change, actor()).map(answer -> answer(answer, "moved-opportunity"));
    }

    @PUT
    @Path("/{id}/outcome")
    @Operation(summary = "Win, lose or open an opportunity again")
    @APIResponseSchema(value = OpportunityView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "opportunity-not-found")
    @APIResponse(responseCode = "409", description = "opportunity-closed, opportunity-not-closed")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "invalid, amount-negative, day-out-of-range")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<OpportunityView>> settle(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull Outcome outcome) {
        return selling.settle(id, Revision.required(ifMatch), outcome, actor()).map(answer -> answer(answer, switch (outcome.result()) {
            case WON -> "won-opportunity";
            case LOST -> "lost-opportunity";
            case OPEN -> "reopened-opportunity";
        }));
    }

    private Actor actor() {
        return new Actor(caller.getSubject(), caller.getName());
    }

    private static RestResponse<OpportunityView> answer(OpportunityAnswer answer, String verb) {
        return ResponseBuilder.ok(answer.view()).tag(answer.revision().tag()).header(TouchstoneHeaders.TOUCH, Touch.of(verb).on("opportunity", answer.view().id())).build();
    }
}
