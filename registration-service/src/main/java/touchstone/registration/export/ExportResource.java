package touchstone.registration.export;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

/** Prospects as files. */
@Path("/exports/prospects")
@RolesAllowed("steward")
@Tag(name = "prospects")
public class ExportResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final String FOR = "What it is for, a code of /purposes: then only people who agreed to it, and channels that they did not close to it.";
    private final Exporting exporting;

    ExportResource(Exporting exporting) {
        this.exporting = exporting;
    }

    @GET
    @Produces({"text/csv", "text/vcard"})
    @Operation(summary = "Take prospects out, the youngest first", description = "Without the values that a provider does not let us export, and without people who had the use of their data restricted. "
            + "Neither format can tell what a channel must not be used for, so that channels with opt-outs are left out. Where there are more people, the header Link names the next part.")
    @APIResponse(responseCode = "200", description = "The file")
    @APIResponse(responseCode = "400", description = "malformed-cursor, malformed-parameter")
    @APIResponse(responseCode = "422", description = "invalid, purpose-unknown")
    public Uni<RestResponse<String>> export(@QueryParam("format") @DefaultValue("CSV") Format format, @Parameter(description = FOR) @QueryParam("purpose") @Size(max = 50) String purpose,
            @QueryParam("limit") @DefaultValue("5000") @Min(1) @Max(10_000) int limit, @QueryParam("after") String after) {
        return exporting.part(Cursor.parse(after), limit, purpose).map(part -> answer(part, format, limit, purpose));
    }

    private static RestResponse<String> answer(Exporting.Part part, Format format, int limit, String purpose) {
        ResponseBuilder<String> answer = ResponseBuilder.ok(format.write(part.rows())).header(HttpHeaders.CONTENT_TYPE, format.mediaType() + ";charset=UTF-8")
                .header(TouchstoneHeaders.TOUCH, Touch.of("exported"));
        // A purpose that is known here has nothing in it that an address could not hold.
        if (part.next() != null) answer.header("Link", "</exports/prospects?format=" + format + (purpose == null ? "" : "&purpose=" + purpose) + "&limit=" + limit + "&after=" + part.next() + ">; rel=\"next\"");
        return answer.build();
    }

    @GET
    @Path("/stream")
    @Produces(NDJSON)
    @Operation(summary = "Take all prospects out, a line of JSON for each, the youngest first", description = "With all their addresses and channels, and what these must not be used for. As to what may leave, the same as for the other formats.")
    @APIResponse(responseCode = "200", description = "A line for each", content = @Content(mediaType = NDJSON, schema = @Schema(implementation = Line.class)))
    @APIResponse(responseCode = "400", description = "malformed-cursor")
    @APIResponse(responseCode = "422", description = "purpose-unknown")
    public Multi<Line> stream(@Parameter(description = FOR) @QueryParam("purpose") @Size(max = 50) String purpose, @QueryParam("after") String after) {
        return RestMulti.fromMultiData(exporting.all(Cursor.parse(after), purpose).map(Line::of)).header(TouchstoneHeaders.TOUCH, Touch.of("exported").toString()).build();
    }
}
