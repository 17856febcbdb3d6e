package touchstone.lead.team;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import touchstone.commons.Idempotency;
import touchstone.commons.Page;

@Path("/absences")
@RolesAllowed("sales")
@Tag(name = "Teams")
public class AbsenceResource {
    private final Mutiny.SessionFactory sessions;
    private final Absences absences;
    private final Idempotency idempotency;
    private final JsonWebToken caller;
    private final Clock clock;

    AbsenceResource(Mutiny.SessionFactory sessions, Absences absences, ObjectMapper json, JsonWebToken caller, Clock clock) {
        this.sessions = sessions;
        this.absences = absences;
        this.idempotency = new Idempotency(json);
        this.caller = caller;
        this.clock = clock;
    }

    @Schema(name = "NewAbsence")
    record NewAbsence(@NotNull Instant since, @NotNull Instant until) {
        private static final Duration LONGEST = Duration.ofDays(1000);

        @AssertTrue(message = "begins before it ends, in this century, and ends within 1000 days")
        @Schema(hidden = true)
        public boolean isPossible() {
            return since == null || until == null
                    || since.isAfter(Instant.EPOCH) && since.isBefore(Instant.parse("2100-01-01T00:00:00Z")) && since.isBefore(until) && until.isBefore(since.plus(LONGEST));
        }
    }

    @Schema(name = "Absence")
    record View(UUID id, Instant since, Instant until) {
        static View of(Absence absence) {
            return new View(absence.id, absence.since, absence.until);
        }
    }

    @POST
    @Operation(summary = "Say when you are away", description = "You get no new leads then, and open ones that run out of time are given to others.")
    @APIResponse(responseCode = "201", description = "Known.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "422", description = "invalid, idempotency-key-reused")
    public Uni<RestResponse<View>> add(@HeaderParam("Idempotency-Key") String idempotencyKey, @Valid @NotNull NewAbsence wanted) {
        return sessions.withTransaction(session -> idempotency.once(session, clock.instant(), caller.getSubject(), idempotencyKey, wanted, View.class, () -> {
                    Absence absence = new Absence(caller.getSubject(), wanted.since(), wanted.until());
                    return session.persist(absence).replaceWith(() -> View.of(absence));
                }))
                .map(view -> ResponseBuilder.<View>created(URI.create("/absences/" + view.id())).entity(view).build());
    }

    @GET
    @Operation(summary = "List your absences that are not over")
    public Uni<Page<View>> list() {
        return sessions.withSession(session -> absences.of(session, caller.getSubject(), clock.instant())).map(found -> new Page<>(found.stream().map(View::of).toList(), null));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Take an absence back")
    @APIResponse(responseCode = "204", description = "Taken back.")
    @APIResponse(responseCode = "404", description = "absence-not-found")
    public Uni<RestResponse<Void>> drop(UUID id) {
        String me = caller.getSubject();
        return sessions.withTransaction(session -> session.find(Absence.class, id).chain(absence -> {
            if (absence == null || !absence.person.equals(me)) throw new AbsenceNotFound();
            return session.remove(absence);
        })).replaceWith(RestResponse::noContent);
    }
}
