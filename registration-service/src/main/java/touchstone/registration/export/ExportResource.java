package touchstone.registration.export;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.gate.Gate;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.prospect.Prospects;

/** Prospects as files. */
@Path("/exports/prospects")
@RolesAllowed("steward")
@Tag(name = "prospects")
public class ExportResource {
    private final Mutiny.SessionFactory sessions;

    ExportResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @GET
    @Produces({"text/csv", "text/vcard"})
    @Operation(summary = "Take prospects out, the youngest first", description = "Without the values that a provider does not let us export, and without people who had the use of their data restricted. "
            + "Where there are more, the header Link names the next part.")
    @APIResponse(responseCode = "200", description = "The file")
    @APIResponse(responseCode = "400", description = "malformed-cursor, malformed-parameter")
    @APIResponse(responseCode = "422", description = "invalid")
    public Uni<RestResponse<String>> export(@QueryParam("format") @DefaultValue("CSV") Format format,
            @QueryParam("limit") @DefaultValue("5000") @Min(1) @Max(10_000) int limit, @QueryParam("after") String after) {
        Cursor from = Cursor.parse(after);
        return sessions.withSession(session -> Prospects.page(session, from, limit + 1).chain(found -> Gate.open(session).map(gate -> answer(found, gate, format, limit))));
    }

    private static RestResponse<String> answer(List<Prospect> found, Gate gate, Format format, int limit) {
        List<Prospect> page = found.size() > limit ? found.subList(0, limit) : found;
        String file = format.write(page.stream().filter(prospect -> !prospect.isRestricted()).map(prospect -> Row.of(prospect, gate)).toList());
        ResponseBuilder<String> answer = ResponseBuilder.ok(file).header(HttpHeaders.CONTENT_TYPE, format.mediaType() + ";charset=UTF-8")
                .header(TouchstoneHeaders.TOUCH, Touch.of("exported"));
        if (found.size() > limit) {
            answer.header("Link", "</exports/prospects?format=" + format + "&limit=" + limit + "&after=" + page.get(limit - 1).cursor() + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
