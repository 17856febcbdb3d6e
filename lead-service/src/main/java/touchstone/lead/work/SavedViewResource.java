package touchstone.lead.work;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Idempotency;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.lead.lead.PlainText;

@Path("/saved-views")
@RolesAllowed("sales")
@Tag(name = "Saved views", description = "Lists of leads under a name.")
public class SavedViewResource {
    private static final String FILTERS = "status|kind|form|product|prospect|team|assignee|tag|q|minScore|sort|since|until";
    private final Mutiny.SessionFactory sessions;
    private final Idempotency idempotency;
    private final JsonWebToken caller;
    private final Clock clock;

    SavedViewResource(Mutiny.SessionFactory sessions, ObjectMapper json, JsonWebToken caller, Clock clock) {
        this.sessions = sessions;
        this.idempotency = new Idempotency(json);
        this.caller = caller;
        this.clock = clock;
    }

    /** @param query the parameters of GET /leads @param shared whether all of sales sees it */
    @Schema(name = "NewSavedView")
    record Wanted(@NotBlank @Size(max = 100) @PlainText String name, boolean shared,
                  @NotNull @Size(max = 13) Map<@NotNull @Pattern(regexp = FILTERS, message = "is a filter of leads") String, @NotBlank @Size(max = 200) @PlainText String> query) {}

    /** @param mine whether it is the caller's to change */
    @Schema(name = "SavedView")
    record View(UUID id, String name, boolean shared, boolean mine, @Schema(implementation = Object.class) Map<?, ?> query, Instant createdAt) {
        static View of(SavedView view, String caller) {
            return new View(view.id, view.name, view.shared, view.owner.equals(caller), view.query, view.createdAt);
        }
    }

    @POST
    @Operation(summary = "Save a view")
    @APIResponse(responseCode = "201", description = "Saved.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "422", description = "invalid, idempotency-key-reused")
    public Uni<RestResponse<View>> save(@HeaderParam("Idempotency-Key") String idempotencyKey, @Valid @NotNull Wanted wanted) {
        String me = caller.getSubject();
        return sessions.withTransaction(session -> idempotency.once(session, clock.instant(), me, idempotencyKey, wanted, View.class, () -> {
                    SavedView view = new SavedView(me, wanted, clock.instant());
                    return session.persist(view).chain(session::flush).replaceWith(() -> View.of(view, me));
                }))
                .map(view -> ResponseBuilder.<View>created(URI.create("/saved-views/" + view.id())).entity(view).tag(new Revision(0).tag()).build());
    }

    @GET
    @Operation(summary = "List your views and those that are shared, newest first")
    public Uni<Page<View>> list(@QueryParam("after") String after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Cursor from = Cursor.parse(after);
        String me = caller.getSubject();
        return sessions.withSession(session -> {
            var query = session.createSelectionQuery("from SavedView where (owner = :me or shared)" + (from == null ? "" : " and (createdAt, id) < (:at, :id)") + " order by createdAt desc, id desc",
                    SavedView.class).setParameter("me", me);
            if (from != null) query.setParameter("at", from.at()).setParameter("id", from.id());
            return query.setMaxResults(limit + 1).getResultList();
        }).map(found -> Page.of(found, limit, view -> View.of(view, me), view -> new Cursor(view.createdAt, view.id)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a view")
    @APIResponseSchema(value = View.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "saved-view-not-found")
    public Uni<RestResponse<View>> read(UUID id) {
        String me = caller.getSubject();
        return sessions.withSession(session -> session.find(SavedView.class, id)).map(view -> {
            if (view == null || !view.shared && !view.owner.equals(me)) throw new SavedViewNotFound();
            return answer(view, me);
        });
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Change a view of yours")
    @APIResponseSchema(value = View.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "saved-view-not-found")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<View>> change(UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull Wanted wanted) {
        Revision expected = Revision.required(ifMatch);
        String me = caller.getSubject();
        return sessions.withTransaction(session -> own(session, id, me, expected).invoke(view -> view.change(wanted)).call(session::flush).map(view -> answer(view, me)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Drop a view of yours")
    @APIResponse(responseCode = "204", description = "Dropped.")
    @APIResponse(responseCode = "404", description = "saved-view-not-found")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<Void>> drop(UUID id, @HeaderParam("If-Match") String ifMatch) {
        Revision expected = Revision.required(ifMatch);
        String me = caller.getSubject();
        return sessions.withTransaction(session -> own(session, id, me, expected).call(session::remove)).replaceWith(RestResponse::noContent);
    }

    private static Uni<SavedView> own(Mutiny.Session session, UUID id, String me, Revision expected) {
        return session.find(SavedView.class, id, LockMode.PESSIMISTIC_WRITE).invoke(view -> {
            if (view == null || !view.owner.equals(me)) throw new SavedViewNotFound();
            view.revision().mustBe(expected);
        });
    }

    private static RestResponse<View> answer(SavedView view, String me) {
        return ResponseBuilder.ok(View.of(view, me)).tag(view.revision().tag()).build();
    }
}
