package touchstone.lead.team;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import touchstone.commons.Idempotency;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.lead.lead.PlainText;

@Path("/teams")
@Tag(name = "Teams", description = "Who shares leads, when they are at work, and how soon they answer.")
public class TeamResource {
    private final Mutiny.SessionFactory sessions;
    private final Idempotency idempotency;
    private final JsonWebToken caller;
    private final Clock clock;

    TeamResource(Mutiny.SessionFactory sessions, ObjectMapper json, JsonWebToken caller, Clock clock) {
        this.sessions = sessions;
        this.idempotency = new Idempotency(json);
        this.caller = caller;
        this.clock = clock;
    }

    @Schema(name = "NewTeam")
    record NewTeam(@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String id, @NotNull @Valid TeamDefinition definition) {}

    @Schema(name = "Team")
    record View(String id, TeamDefinition definition) {
        static View of(Team team) {
            return new View(team.id, team.definition);
        }
    }

    @GET
    @RolesAllowed({"sales", "operator"})
    @Operation(summary = "List the teams, by id")
    public Uni<Page<View>> list(@QueryParam("after") @Size(max = 40) @PlainText String after, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return sessions.withSession(session -> session.createSelectionQuery("from Team where id > :after order by id", Team.class)
                .setParameter("after", after == null ? "" : after).setMaxResults(limit + 1).getResultList()).map(found -> Page.of(found, limit, View::of, Team::id));
    }

    @GET
    @Path("/{team:[a-z0-9-]+}")
    @RolesAllowed({"sales", "operator"})
    @Operation(summary = "Read a team")
    @APIResponseSchema(value = View.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "team-not-found")
    public Uni<RestResponse<View>> read(String team) {
        return sessions.withSession(session -> session.find(Team.class, team)).onItem().ifNull().failWith(TeamNotFound::new).map(TeamResource::answer);
    }

    @POST
    @RolesAllowed("operator")
    @Operation(summary = "Make a team")
    @APIResponse(responseCode = "201", description = "Rules may route to it.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "409", description = "team-already-exists, request-still-running")
    @APIResponse(responseCode = "422", description = "team-not-valid, invalid, idempotency-key-reused")
    public Uni<RestResponse<View>> make(@HeaderParam("Idempotency-Key") String idempotencyKey, @Valid @NotNull NewTeam made) {
        made.definition().check("/definition");
        return sessions.withTransaction(session -> idempotency.once(session, clock.instant(), caller.getSubject(), idempotencyKey, made, View.class,
                        () -> session.find(Team.class, made.id()).chain(present -> {
                            if (present != null) throw new TeamAlreadyExists();
                            Team team = new Team(made.id(), made.definition(), caller.getSubject(), clock.instant());
                            return session.persist(team).chain(session::flush).replaceWith(() -> View.of(team));
                        })))
                .map(answer -> ResponseBuilder.<View>created(URI.create("/teams/" + made.id())).entity(answer).tag(new Revision(0).tag()).build());
    }

    @PUT
    @Path("/{team:[a-z0-9-]+}")
    @RolesAllowed("operator")
    @Operation(summary = "Change a team", description = "What is promised of a lead that came in stays as it was.")
    @APIResponseSchema(value = View.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "team-not-found")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "team-not-valid, invalid")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<View>> change(String team, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull TeamDefinition definition) {
        Revision expected = Revision.required(ifMatch);
        definition.check("");
        return sessions.withTransaction(session -> session.find(Team.class, team, LockMode.PESSIMISTIC_WRITE).onItem().ifNull().failWith(TeamNotFound::new)
                .invoke(found -> found.revision().mustBe(expected))
                .invoke(found -> found.change(definition, caller.getSubject(), clock.instant()))
                .call(session::flush).map(TeamResource::answer));
    }

    private static RestResponse<View> answer(Team team) {
        return ResponseBuilder.ok(View.of(team)).tag(team.revision().tag()).build();
    }
}
