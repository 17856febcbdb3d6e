package touchstone.lead.score;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Revision;

@Path("")
@Tag(name = "Scores", description = "What a lead is worth, and why.")
public class ScoreResource {
    private final Mutiny.SessionFactory sessions;
    private final Scores scores;
    private final Scoring scoring;
    private final JsonWebToken caller;
    private final Clock clock;

    ScoreResource(Mutiny.SessionFactory sessions, Scores scores, Scoring scoring, JsonWebToken caller, Clock clock) {
        this.sessions = sessions;
        this.scores = scores;
        this.scoring = scoring;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param version counted from 1 */
    @Schema(name = "ScoreWeightsVersion")
    record View(int version, Instant changedAt, String changedBy, Weights weights) {
        static View of(ScoreWeights stored) {
            return new View(stored.version, stored.changedAt, stored.changedBy, stored.definition);
        }
    }

    @Schema(name = "ScoreDryRun")
    record DryRun(@NotNull UUID lead, @Valid @NotNull Weights weights) {}

    @GET
    @Path("/score-weights")
    @RolesAllowed({"sales", "marketing", "steward"})
    @Operation(summary = "Read what scores are made of")
    @APIResponseSchema(value = View.class, responseCode = "200")
    public Uni<RestResponse<View>> weights() {
        return sessions.withSession(scores::latest).map(ScoreResource::answer);
    }

    @PUT
    @Path("/score-weights")
    @RolesAllowed({"marketing", "steward"})
    @Operation(summary = "Change what scores are made of", description = "Makes the next version. All scores follow: at once where one is read, within minutes in lists.")
    @APIResponseSchema(value = View.class, responseCode = "200")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "422", description = "invalid")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<View>> change(@HeaderParam("If-Match") String ifMatch, @Valid @NotNull Weights weights) {
        Revision expected = Revision.required(ifMatch);
        return sessions.withTransaction(session -> scores.latest(session).invoke(latest -> latest.revision().mustBe(expected)).chain(latest -> {
            var next = new ScoreWeights(latest.version + 1, weights, caller.getSubject(), clock.instant());
            return scores.add(session, next).map(added -> {
                if (added == 0) throw new Revision.RevisionOutdated(next.revision());
                return answer(next);
            });
        }));
    }

    @POST
    @Path("/score-dry-runs")
    @RolesAllowed({"sales", "marketing", "steward"})
    @Operation(summary = "See what other weights would make of a lead", description = "Nothing is kept.")
    @APIResponse(responseCode = "200", description = "The score before and after.")
    @APIResponse(responseCode = "404", description = "lead-not-found")
    @APIResponse(responseCode = "422", description = "invalid")
    @APIResponse(responseCode = "503", description = "upstream-unavailable")
    public Uni<Scoring.Compared> dryRun(@Valid @NotNull DryRun wanted) {
        return scoring.compare(wanted.lead(), wanted.weights());
    }

    private static RestResponse<View> answer(ScoreWeights weights) {
        return ResponseBuilder.ok(View.of(weights)).tag(weights.revision().tag()).build();
    }
}
