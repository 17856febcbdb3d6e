package touchstone.registration.prospect;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

/** Makes golden records anew of their source records: after a change to how that is done, or to prove that it comes out the same. */
@Path("/prospects")
@RolesAllowed("steward")
@Tag(name = "prospects")
public class RebuildResource {
    private final Mutiny.SessionFactory sessions;

    RebuildResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** What came of making one anew. */
    @Schema(name = "Rebuilt")
    record Rebuilt(UUID id, @Schema(description = "Fields that were otherwise before; none if it came out the same.") List<String> changed) {}

    /** What came of making a page anew. */
    @Schema(name = "RebuiltPage")
    record RebuiltPage(int rebuilt, @Schema(description = "Those that did not come out the same.") List<Rebuilt> changed, @Schema(description = "Ask again with it as after; absent when all are done.") String next) {}

    @POST
    @Path("/{id}/rebuilds")
    @Operation(summary = "Make a golden record anew of its source records")
    @APIResponseSchema(value = Rebuilt.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "prospect-not-found")
    public Uni<RestResponse<Rebuilt>> one(UUID id) {
        return sessions.withTransaction(session -> rebuild(session, id))
                .map(rebuilt -> ResponseBuilder.ok(rebuilt).header(TouchstoneHeaders.TOUCH, Touch.of("rebuilt").on("prospect", id)).build());
    }

    @POST
    @Path("/rebuilds")
    @Operation(summary = "Make all golden records anew, page by page", description = "The youngest first. Repeat with next as after until there is none.")
    @APIResponseSchema(value = RebuiltPage.class, responseCode = "200")
    @APIResponse(responseCode = "400", description = "malformed-cursor")
    @APIResponse(responseCode = "422", description = "invalid")
    public Uni<RebuiltPage> all(@QueryParam("limit") @DefaultValue("200") @Min(1) @Max(500) int limit, @QueryParam("after") String after) {
        Cursor from = Cursor.parse(after);
        // Each in a transaction of its own, so that nobody waits for a page.
        return sessions.withSession(session -> Prospects.page(session, from, limit + 1).map(found -> found.stream().map(Prospect::cursor).toList()))
                .chain(found -> Multi.createFrom().iterable(found.subList(0, Math.min(limit, found.size())))
                        .onItem().transformToUniAndConcatenate(cursor -> sessions.withTransaction(session -> rebuild(session, cursor.id())).onFailure(ProspectNotFound.class).recoverWithItem(new Rebuilt(cursor.id(), List.of())))
                        .collect().asList()
                        .map(rebuilt -> new RebuiltPage(rebuilt.size(), rebuilt.stream().filter(one -> !one.changed().isEmpty()).toList(), found.size() > limit ? found.get(limit - 1).toString() : null)));
    }

    private static Uni<Rebuilt> rebuild(Mutiny.Session session, UUID id) {
        return Prospects.findLocked(session, id).chain(prospect -> Prospects.sources(session, id).map(sources -> new Rebuilt(id, prospect.rebuild(sources))));
    }
}
