package touchstone.lead.score;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/leads/{lead}/score")
@Tag(name = "Scores")
public class LeadScoreResource {
    private final Scoring scoring;

    LeadScoreResource(Scoring scoring) {
        this.scoring = scoring;
    }

    @GET
    @RolesAllowed({"sales", "marketing"})
    @Operation(summary = "Score a lead as it is now, with the reasons",
            description = "Points for who asks (fit) and for what they did (interest), each with its reason. Touches count less as they age; bots do not count. Lists show this score from now on.")
    @APIResponse(responseCode = "404", description = "lead-not-found")
    @APIResponse(responseCode = "503", description = "upstream-unavailable")
    public Uni<Score> score(UUID lead) {
        return scoring.score(lead);
    }
}
