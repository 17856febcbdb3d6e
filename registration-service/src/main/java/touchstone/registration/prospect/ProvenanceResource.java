package touchstone.registration.prospect;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Page;
import touchstone.registration.gate.Gate;
import touchstone.registration.rule.Use;

/** Where the values of a prospect are from. */
@Path("/prospects/{id}/provenance")
@RolesAllowed({"sales", "steward"})
@Tag(name = "prospects")
public class ProvenanceResource {
    private final Mutiny.SessionFactory sessions;

    ProvenanceResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @GET
    @Operation(summary = "Why each value of a prospect is as it is")
    @APIResponse(responseCode = "404", description = "prospect-not-found")
    public Uni<Page<Provenance>> of(UUID id) {
        return sessions.withSession(session -> Prospects.find(session, id).chain(prospect -> Prospects.sources(session, id)
                .chain(sources -> Gate.open(session).map(gate -> new Page<>(prospect.why(sources, attribute -> gate.lets(Use.SHOW, prospect, attribute)), null)))));
    }
}
