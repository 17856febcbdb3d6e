package touchstone.lead.lead;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
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

@Path("/leads")
@RolesAllowed("sales")
@Tag(name = "Leads", description = "What prospects asked for, for sales to review.")
public class LeadResource {
    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final Reviewing reviewing;
    private final JsonWebToken caller;

    LeadResource(Mutiny.SessionFactory sessions, Leads leads, Reviewing reviewing, JsonWebToken caller) {
        this.sessions = sessions;
        this.leads = leads;
        this.reviewing = reviewing;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List leads, newest first", description = "Without a status all but those that are held back as possible spam.")
    public Uni<Page<LeadSummary>> list(@QueryParam("status") LeadStatus status, @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Cursor from = Cursor.parse(after);
        return sessions.withSession(session -> leads.newest(session, status, from, limit + 1))
                .map(found -> Page.of(found, limit, LeadSummary::of, lead -> new Cursor(lead.createdAt, lead.id)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a lead with its history")
    @APIResponseSchema(value = LeadView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "lead-not-found")
    public Uni<RestResponse<LeadView>> read(UUID id) {
        return sessions.withSession(session -> leads.find(session, id))
                .onItem().ifNull().failWith(LeadNotFound::new)
                .map(lead -> answer(lead, "reviewed-lead"));
    }

    @PUT
    @Path("/{id}/review")
    @Operation(summary = "Accept or decline a lead", description = "Once. The prospect is told by mail, unless the lead is held back, or only being looked into.")
    @APIResponseSchema(value = LeadView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "lead-not-found")
    @APIResponse(responseCode = "409", description = "lead-already-reviewed")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<LeadView>> review(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull Review review) {
        return reviewing.review(id, Revision.required(ifMatch), review, new Actor(caller.getSubject(), caller.getName()))
                .map(lead -> answer(lead, review.decision().verb()));
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
        return ResponseBuilder.ok(LeadView.of(lead)).tag(lead.revision().tag())
                .header(TouchstoneHeaders.TOUCH, Touch.of(verb).on("lead", lead.id)).build();
    }
}
