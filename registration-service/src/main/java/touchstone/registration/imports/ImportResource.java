package touchstone.registration.imports;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.registration.prospect.LegalBasis;
import touchstone.registration.prospect.Steward;

/** People and companies from other systems. */
@Path("/prospect-imports")
@RolesAllowed("steward")
@Tag(name = "prospect imports")
public class ImportResource {
    private final Receiving receiving;
    private final Imports imports;
    private final JsonWebToken token;

    ImportResource(Receiving receiving, Imports imports, JsonWebToken token) {
        this.receiving = receiving;
        this.imports = imports;
        this.token = token;
    }

    // With a plain return type and on a worker thread: the file is read as it arrives, and reading it blocks.
    @POST
    @Blocking
    @Consumes("text/csv")
    @Operation(summary = "Take in a file of people, or of companies", description = """
            CSV (RFC 4180) in UTF-8, at most 10 MB and 100,000 rows. The first line names the columns; what they are is guessed from their names or said by mapping, and a column that is
            nothing is passed over and stored nowhere. A row is known again by its key, or else its e-mail address, in that system: the same file again changes nothing. Nobody imported has
            agreed to anything, so that nothing is mailed to them.""")
    @APIResponse(responseCode = "202", description = "All rows are stored and will be taken in, whatever happens here. Location says how far it is.",
            content = @Content(schema = @Schema(implementation = Map.class)))
    @APIResponse(responseCode = "413", description = "file-too-large")
    @APIResponse(responseCode = "422", description = "invalid, file-not-readable, header-not-readable, mapping-not-readable: nothing was taken in")
    public RestResponse<Map<String, UUID>> receive(
            @Parameter(description = "Where the file is from") @QueryParam("system") @NotNull(message = "is required")
            @Pattern(regexp = "[a-z][a-z0-9-]{0,62}", message = "takes lower-case letters, digits and -") String system,
            @Parameter(description = "Why we may hold what it says (GDPR, article 6)") @QueryParam("legalBasis") @NotNull(message = "is required") LegalBasis legalBasis,
            @Parameter(description = "Of addresses and phone numbers that name none (ISO 3166)") @QueryParam("country") @Pattern(regexp = "[A-Z]{2}", message = "is a country code of two capital letters") String country,
            @Parameter(description = "Fields by column, as a JSON object; without it they are guessed") @QueryParam("mapping") @Size(max = 4000) String mapping,
            @Parameter(description = "Say what would become of each row, and change nothing") @QueryParam("dryRun") boolean dryRun,
            @RequestBody(required = true, content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))) @NotNull InputStream file) {
        UUID id = receiving.receive(file, Steward.of(token), system, legalBasis, country, dryRun, mapping);
        var answer = ResponseBuilder.create(RestResponse.Status.ACCEPTED, Map.of("id", id)).header(HttpHeaders.LOCATION, "/prospect-imports/" + id);
        if (!dryRun) answer.header(TouchstoneHeaders.TOUCH, Touch.of("imported").on("import", id));
        return answer.build();
    }

    @GET
    @Operation(summary = "Imports, the youngest first, without their results")
    public Uni<Page<ImportView>> list(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        return imports.page(Cursor.parse(after), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far an import is, and what became of each row", description = "A thousand results at a time.")
    @APIResponseSchema(value = ImportView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "import-not-found")
    public Uni<ImportView> read(UUID id, @Parameter(description = "The next of an earlier answer") @QueryParam("after") @DefaultValue("0") @Min(0) long after) {
        return imports.read(id, after);
    }
}
