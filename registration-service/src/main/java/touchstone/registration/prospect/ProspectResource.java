package touchstone.registration.prospect;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.gate.Gate;

/** What sales and stewards see of prospects. */
@Path("/prospects")
@RolesAllowed({"sales", "steward"})
@Tag(name = "prospects")
public class ProspectResource {
    private final Mutiny.SessionFactory sessions;

    ProspectResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @GET
    @Operation(summary = "Prospects, the youngest first")
    public Uni<RestResponse<Page<ProspectView>>> list(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        Cursor from = Cursor.parse(after);
        return sessions.withSession(session -> Prospects.page(session, from, limit + 1)
                        .chain(found -> Gate.open(session).map(gate -> Page.of(found, limit, prospect -> prospect.view(gate), Prospect::cursor))))
                .map(page -> ResponseBuilder.ok(page)
                        .header(TouchstoneHeaders.TOUCH, Touch.of("listed")).build());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One prospect")
    @APIResponseSchema(value = ProspectView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "prospect-not-found")
    public Uni<RestResponse<ProspectView>> read(UUID id) {
        return sessions.withSession(session -> Prospects.find(session, id).chain(prospect -> Gate.open(session).map(gate -> new Seen(prospect, prospect.view(gate)))))
                .map(seen -> ResponseBuilder.ok(seen.view()).tag(seen.prospect().revision().tag())
                        .header(TouchstoneHeaders.TOUCH, Touch.of("viewed").on("prospect", id).at(seen.prospect().revision().number())).build());
    }

    private record Seen(Prospect prospect, ProspectView view) {}
}
