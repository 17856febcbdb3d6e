package touchstone.lead.work;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.lead.lead.Actor;
import touchstone.lead.lead.Asker;
import touchstone.lead.lead.Leads;
import touchstone.lead.lead.PlainText;

@Path("/tasks")
@RolesAllowed("sales")
@Tag(name = "Tasks", description = "What is to be done about a lead, by whom and until when.")
public class TaskResource {
    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final JsonWebToken caller;
    private final Clock clock;

    TaskResource(Mutiny.SessionFactory sessions, Leads leads, JsonWebToken caller, Clock clock) {
        this.sessions = sessions;
        this.leads = leads;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param assignee who does it; whoever sends it if absent */
    @Schema(name = "Todo")
    record Todo(@NotBlank @Size(max = 200) @PlainText String title, @NotNull Instant dueAt, @Valid Doer assignee, boolean done) {
        private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

        @AssertTrue(message = "is due in this century")
        @Schema(hidden = true)
        public boolean isOfOurTime() {
            return dueAt == null || dueAt.isAfter(Instant.EPOCH) && dueAt.isBefore(LATEST);
        }

        @Schema(name = "Doer")
        record Doer(@NotBlank @Size(max = 100) @PlainText String id, @NotBlank @Size(max = 200) @PlainText String name) {}
    }

    /**
     * @param doneAt absent until it is done
     * @param asker  in the list of your own; absent once they were erased
     */
    @Schema(name = "Task")
    record View(UUID id, UUID lead, String title, Instant dueAt, Actor assignee, Instant doneAt, Instant createdAt, Asker asker) {
        static View of(Task task) {
            return new View(task.id, task.lead, task.title, task.dueAt, task.assignee, task.doneAt, task.createdAt, null);
        }

        private View of(Asker asker) {
            return new View(id, lead, title, dueAt, assignee, doneAt, createdAt, asker);
        }
    }

    @GET
    @Operation(summary = "Read what you are to do, by when it is due")
    public Uni<Page<View>> mine(@QueryParam("after") String after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Cursor from = Cursor.parse(after);
        return sessions.withSession(session -> due(session, "assignee.id = :value and doneAt is null", caller.getSubject(), from, limit)
                .chain(page -> leads.askers(session, page.items().stream().map(View::lead).toList())
                        .map(askers -> new Page<>(page.items().stream().map(task -> task.of(askers.get(task.lead()))).toList(), page.next()))));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a task")
    @APIResponseSchema(value = View.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "task-not-found")
    public Uni<RestResponse<View>> read(UUID id) {
        return sessions.withSession(session -> session.find(Task.class, id)).onItem().ifNull().failWith(TaskNotFound::new).map(TaskResource::answer);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Change a task, or do it")
    @APIResponseSchema(value = View.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "task-not-found")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "invalid")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<View>> change(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull Todo todo) {
        Revision expected = Revision.required(ifMatch);
        return sessions.withTransaction(session -> forChange(session, id, expected)
                .invoke(task -> task.change(todo, actor(), clock.instant())).call(session::flush).map(TaskResource::answer));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Drop a task")
    @APIResponse(responseCode = "204", description = "Dropped.")
    @APIResponse(responseCode = "404", description = "task-not-found")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<Void>> drop(UUID id, @HeaderParam("If-Match") String ifMatch) {
        Revision expected = Revision.required(ifMatch);
        return sessions.withTransaction(session -> forChange(session, id, expected).call(session::remove)).replaceWith(RestResponse::noContent);
    }

    private static Uni<Task> forChange(Mutiny.Session session, UUID id, Revision expected) {
        return session.find(Task.class, id, LockMode.PESSIMISTIC_WRITE).onItem().ifNull().failWith(TaskNotFound::new).invoke(task -> task.revision().mustBe(expected));
    }

    static Uni<Page<View>> due(Mutiny.Session session, String condition, Object value, Cursor after, int limit) {
        var query = session.createSelectionQuery("from Task where " + condition + (after == null ? "" : " and (dueAt, id) > (:at, :id)") + " order by dueAt, id", Task.class).setParameter("value", value);
        if (after != null) query.setParameter("at", after.at()).setParameter("id", after.id());
        return query.setMaxResults(limit + 1).getResultList().map(found -> Page.of(found, limit, View::of, task -> new Cursor(task.dueAt, task.id)));
    }

    private Actor actor() {
        return new Actor(caller.getSubject(), caller.getName());
    }

    private static RestResponse<View> answer(Task task) {
        return ResponseBuilder.ok(View.of(task)).tag(task.revision().tag()).build();
    }
}
