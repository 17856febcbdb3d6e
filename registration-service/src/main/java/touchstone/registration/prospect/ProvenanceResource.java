package touchstone.registration.prospect;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.gate.Gate;

/** Where the values of a prospect are from. */
@Path("/prospects/{id}")
@RolesAllowed({"sales", "steward"})
@Tag(name = "prospects")
public class ProvenanceResource {
    private final Mutiny.SessionFactory sessions;

    ProvenanceResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @GET
    @Path("/provenance")
    @Operation(summary = "Why each value of a prospect is as it is", description = "One entry a value that holds now; of addresses and channels one for each of them.")
    @APIResponse(responseCode = "404", description = "prospect-not-found")
    public Uni<RestResponse<Page<Provenance>>> of(UUID id, @Parameter(description = "Only of this field, such as jobTitle or channels.") @QueryParam("field") String field) {
        return history(id, field).map(all -> answer("viewed-provenance", id, Prospect.why(all)));
    }

    @GET
    @Path("/history")
    @Operation(summary = "All values that a prospect ever had", description = "Field by field, the latest value first; those that provider rules do not let us show are left out.")
    @APIResponse(responseCode = "404", description = "prospect-not-found")
    public Uni<RestResponse<Page<Provenance>>> all(UUID id, @Parameter(description = "Only of this field, such as jobTitle or channels.") @QueryParam("field") String field) {
        return history(id, field).map(all -> answer("viewed-history", id, all));
    }

    private Uni<List<Provenance>> history(UUID id, String field) {
        return sessions.withSession(session -> Prospects.find(session, id).chain(prospect -> Prospects.sources(session, id)
                .chain(sources -> Gate.open(session).map(gate -> only(field, prospect.history(sources, gate))))));
    }

    static List<Provenance> only(String field, List<Provenance> all) {
        return field == null ? all : all.stream().filter(said -> said.field().equals(field)).toList();
    }

    private static RestResponse<Page<Provenance>> answer(String verb, UUID id, List<Provenance> said) {
        return ResponseBuilder.ok(new Page<>(said, null)).header(TouchstoneHeaders.TOUCH, Touch.of(verb).on("prospect", id)).build();
    }
}
