package touchstone.lead.work;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Idempotency;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.lead.lead.Actor;
import touchstone.lead.lead.Leads;

@Path("/leads/{lead}/tasks")
@RolesAllowed("sales")
@Tag(name = "Tasks")
public class LeadTaskResource {
    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final Idempotency idempotency;
    private final JsonWebToken caller;
    private final Clock clock;

    LeadTaskResource(Mutiny.SessionFactory sessions, Leads leads, ObjectMapper json, JsonWebToken caller, Clock clock) {
        this.sessions = sessions;
        this.leads = leads;
        this.idempotency = new Idempotency(json);
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Operation(summary = "Add something to do about a lead")
    @APIResponse(responseCode = "201", description = "Added.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TaskResource.View.class)))
    @APIResponse(responseCode = "404", description = "lead-not-found")
    @APIResponse(responseCode = "422", description = "invalid, idempotency-key-reused")
    public Uni<RestResponse<TaskResource.View>> add(UUID lead, @HeaderParam("Idempotency-Key") String idempotencyKey, @Valid @NotNull TaskResource.Todo todo) {
        Actor by = new Actor(caller.getSubject(), caller.getName());
        return sessions.withTransaction(session -> idempotency.once(session, clock.instant(), by.id(), idempotencyKey, List.of(lead, todo), TaskResource.View.class,
                        () -> leads.require(session, lead).chain(() -> {
                            Task task = new Task(lead, todo, by, clock.instant());
                            return session.persist(task).chain(session::flush).replaceWith(() -> TaskResource.View.of(task));
                        })))
                .map(view -> ResponseBuilder.<TaskResource.View>created(URI.create("/tasks/" + view.id())).entity(view).tag(new Revision(0).tag()).build());
    }

    @GET
    @Operation(summary = "Read what is, and was, to be done about a lead, by when it is due")
    @APIResponse(responseCode = "404", description = "lead-not-found")
    public Uni<Page<TaskResource.View>> ofLead(UUID lead, @QueryParam("after") String after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Cursor from = Cursor.parse(after);
        return sessions.withSession(session -> leads.require(session, lead).chain(() -> TaskResource.due(session, "lead = :value", lead, from, limit)));
    }
}
