package touchstone.catalog.imports;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.family.Families;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

@Path("/imports")
@Tag(name = "Imports", description = "Product files of other systems")
public class ImportResource {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Importing importing;
    private final Imports imports;
    private final JsonWebToken token;
    private final Clock clock;

    ImportResource(Importing importing, Imports imports, JsonWebToken token, Clock clock) {
        this.importing = importing;
        this.imports = imports;
        this.token = token;
        this.clock = clock;
    }

    // With a plain return type, so that it runs on a worker thread: the file is read as it arrives, and reading it blocks.
    @POST
    @Consumes({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/x-ndjson"})
    @RolesAllowed("steward")
    @Operation(summary = "Take in a file of products as drafts", description = """
            CSV, XLSX (the first sheet) or NDJSON, in UTF-8, at most 50 MB and 200,000 rows. The first line of a table names the columns: sku is the key, family the family of a new
            product, an attribute has its code (color), a localisable one a column per locale (description_en), a price one per currency (list_price_usd), and beside a measurement
            stands its unit (weight, weight_unit). An empty cell removes a value; what has no column stays. A line of NDJSON is an object with the members sku, family and values,
            a merge patch on the product's values. Each row is taken in or refused for itself, and the findings say what its product lacks. The same file again changes nothing.""")
    @APIResponse(responseCode = "201", description = "What became of each row, or would become of it")
    @APIResponse(responseCode = "422", description = "The file or its header cannot be read; nothing was taken in")
    public RestResponse<ImportView> run(@HeaderParam(HttpHeaders.CONTENT_LENGTH) Long length, @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
                                        @QueryParam("family") @DefaultValue(Families.STANDARD) @Size(max = 100) String family,
                                        @Parameter(description = "Say what would change, value by value, and change nothing") @QueryParam("dryRun") boolean dryRun,
                                        @Parameter(description = "Take in nothing if any row is refused") @QueryParam("allOrNothing") boolean allOrNothing,
                                        @RequestBody(content = @Content(schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)))
                                        @NotNull InputStream file) {
        if (length != null && length > Counted.MOST_BYTES) throw new FileTooLarge("50 MB");
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        if (!charset.equalsIgnoreCase("utf-8")) throw new CharsetNotTaken(charset);
        ImportOrder order = new ImportOrder(UuidCreator.getTimeOrderedEpoch(), token.getSubject(), clock.instant(), Format.of(type), family, dryRun, allOrNothing);
        try (Spool spool = new Spool(new Counted(file))) {
            importing.run(order, spool.path());
        }
        var answer = ResponseBuilder.<ImportView>created(URI.create("/imports/" + order.id())).entity(imports.read(order.id(), null).await().atMost(PATIENCE));
        if (!dryRun) answer.header(TouchstoneHeaders.TOUCH, Touch.of("imported").on("import", order.id().toString()).toString());
        return answer.build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read again what became of a file", description = "A thousand results at a time: next, if there is one, is the after of those that follow.")
    public Uni<ImportView> read(UUID id, @QueryParam("after") String after) {
        return imports.read(id, after);
    }
}
