package touchstone.lead.status;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.Leads;
import touchstone.lead.lead.Requests;
import touchstone.lead.link.Links;

@Path("/requests")
@RolesAllowed("prospect")
@Tag(name = "Request status")
public class RequestResource {
    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final Requests requests;
    private final Links links;
    private final JsonWebToken caller;

    RequestResource(Mutiny.SessionFactory sessions, Leads leads, Requests requests, Links links, JsonWebToken caller) {
        this.sessions = sessions;
        this.leads = leads;
        this.requests = requests;
        this.links = links;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List all that you asked for while signed in, newest first")
    public Uni<Page<StatusView>> list(@QueryParam("after") String after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Cursor from = Cursor.parse(after);
        return sessions.withSession(session -> leads.newestOf(session, caller.getSubject(), null, from, limit + 1))
                .map(found -> Page.of(found, limit, StatusView::listed, lead -> new Cursor(lead.createdAt(), lead.id())));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "See what became of something that you asked for")
    @APIResponseSchema(value = StatusView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "request-not-found")
    public Uni<RestResponse<StatusView>> read(UUID id) {
        String subject = caller.getSubject();
        return requests.find(id).map(lead -> {
            if (lead == null || !lead.isOf(subject)) throw new RequestNotFound();
            return answer(lead, "viewed-request");
        });
    }

    @POST
    @Path("/{id}/withdrawal")
    @Operation(summary = "Take back something that you asked for", description = "Twice is as once.")
    @APIResponseSchema(value = StatusView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "request-not-found")
    public Uni<RestResponse<StatusView>> withdraw(UUID id) {
        String subject = caller.getSubject();
        return requests.withdraw(id, lead -> lead.isOf(subject)).onItem().ifNull().failWith(RequestNotFound::new).map(lead -> answer(lead, "withdrew-request"));
    }

    private RestResponse<StatusView> answer(Lead lead, String verb) {
        return ResponseBuilder.ok(StatusView.of(lead).of(lead.message(), links.path(Links.Use.STATUS, lead.id()))).header(TouchstoneHeaders.TOUCH, Touch.of(verb).on("lead", lead.id())).build();
    }
}
