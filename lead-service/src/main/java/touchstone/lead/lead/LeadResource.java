package touchstone.lead.lead;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
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
import touchstone.lead.mail.Undeliverable;

@Path("/leads")
@RolesAllowed("sales")
@Tag(name = "Leads", description = "What prospects asked for, for sales to review.")
public class LeadResource {
    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final Reviewing reviewing;
    private final Undeliverable undeliverable;
    private final MergePatch patches;
    private final JsonWebToken caller;
    private final Clock clock;

    LeadResource(Mutiny.SessionFactory sessions, Leads leads, Reviewing reviewing, Undeliverable undeliverable, MergePatch patches, JsonWebToken caller, Clock clock) {
        this.sessions = sessions;
        this.leads = leads;
        this.reviewing = reviewing;
        this.undeliverable = undeliverable;
        this.patches = patches;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "List leads, newest first, or the best first", description = "Without a status all but those that are held back as possible spam. A score is as of scoredAt; GET /leads/{id}/score tells it as it is now, and why.")
    public Uni<Page<LeadSummary>> list(@Valid @BeanParam LeadFilter filter, @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        if (filter.isByScore()) {
            ScoreCursor from = ScoreCursor.parse(after);
            return sessions.withSession(session -> leads.best(session, filter, from, limit + 1)).map(found -> Page.of(found, limit, LeadSummary::of, lead -> new ScoreCursor(lead.score, lead.id)));
        }
        Cursor from = Cursor.parse(after);
        return sessions.withSession(session -> leads.newest(session, filter, from, limit + 1))
                .map(found -> Page.of(found, limit, LeadSummary::of, lead -> new Cursor(lead.createdAt, lead.id)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a lead with its history")
    @APIResponseSchema(value = LeadView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "lead-not-found")
    public Uni<RestResponse<LeadView>> read(UUID id) {
        return sessions.withSession(session -> leads.find(session, id).onItem().ifNull().failWith(LeadNotFound::new)
                .chain(lead -> undeliverable.of(session, lead.contact.email()).map(failed -> answer(LeadView.of(lead).with(failed), lead, "reviewed-lead"))));
    }

    @PUT
    @Path("/{id}/review")
    @Operation(summary = "Accept or decline a lead", description = "Once. The prospect is told by mail, unless the lead is held back, or only being looked into.")
    @APIResponseSchema(value = LeadView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "lead-not-found")
    @APIResponse(responseCode = "409", description = "lead-already-reviewed, with who was first and when")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<LeadView>> review(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull Review review) {
        return reviewing.review(id, Revision.required(ifMatch), review, new Actor(caller.getSubject(), caller.getName()))
                .map(lead -> answer(lead, review.decision().verb()));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(summary = "Say who looks after a lead, or tag it", description = "A JSON merge patch (RFC 7396): tags are replaced as a whole, assignee null is nobody.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Handling.class)))
    @APIResponseSchema(value = LeadView.class, responseCode = "200")
    @APIResponse(responseCode = "400", description = "malformed-json, patch-not-readable")
    @APIResponse(responseCode = "404", description = "lead-not-found")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "invalid")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<LeadView>> handle(UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull JsonNode patch) {
        Revision expected = Revision.required(ifMatch);
        Actor by = new Actor(caller.getSubject(), caller.getName());
        return sessions.withTransaction(session -> leads.findForChange(session, id).onItem().ifNull().failWith(LeadNotFound::new)
                .invoke(lead -> lead.revision().mustBe(expected))
                .invoke(lead -> lead.handle(patches.apply(lead.handling(), patch, Handling.class), by, clock.instant()))
                .call(session::flush).map(lead -> answer(lead, "reviewed-lead")));
    }

    @PUT
    @Path("/{id}/merger")
    @Operation(summary = "Let another lead of the same person go on for both")
    @APIResponseSchema(value = LeadView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "lead-not-found")
    @APIResponse(responseCode = "409", description = "lead-already-reviewed, not-the-same-person")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<LeadView>> merge(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull Merger merger) {
        return reviewing.merge(id, Revision.required(ifMatch), merger, new Actor(caller.getSubject(), caller.getName())).map(lead -> answer(lead, "merged-lead"));
    }

    @DELETE
    @Path("/{id}/quarantine")
    @Operation(summary = "Release a lead that was held back as possible spam", description = "It is new then, and the prospect gets the receipt.")
    @APIResponseSchema(value = LeadView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "lead-not-found")
    @APIResponse(responseCode = "409", description = "not-quarantined")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<LeadView>> release(UUID id, @HeaderParam("If-Match") String ifMatch) {
        return reviewing.release(id, Revision.required(ifMatch), new Actor(caller.getSubject(), caller.getName())).map(lead -> answer(lead, "released-lead"));
    }

    private static RestResponse<LeadView> answer(Lead lead, String verb) {
        return answer(LeadView.of(lead), lead, verb);
    }

    private static RestResponse<LeadView> answer(LeadView view, Lead lead, String verb) {
        return ResponseBuilder.ok(view).tag(lead.revision().tag())
                .header(TouchstoneHeaders.TOUCH, Touch.of(verb).on("lead", lead.id)).build();
    }
}
