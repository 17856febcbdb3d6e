package touchstone.catalog.imports;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

@Path("/imports")
@Tag(name = "Imports", description = "Product files of other systems")
public class ImportResource {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Importing importing;
    private final Imports imports;
    private final JsonWebToken token;

    ImportResource(Importing importing, Imports imports, JsonWebToken token) {
        this.importing = importing;
        this.imports = imports;
        this.token = token;
    }

    // With a plain return type, so that it runs on a worker thread: the file is read as it arrives, and reading it blocks.
    @POST
    @Consumes("text/csv")
    @RolesAllowed("steward")
    @Operation(summary = "Take in a CSV file of products as drafts", description = """
            UTF-8, at most 50 MB and 200,000 rows. The first line names the columns: sku is the key, an attribute has its code (color), a localisable one a column per
            locale (description_en), a price one per currency (list_price_usd), and beside a measurement stands its unit (weight, weight_unit). An empty cell removes a value; what has no
            column stays. Each row is taken in or refused for itself, and the findings say what its product lacks. The same file again changes nothing.""")
    @APIResponse(responseCode = "201", description = "What became of each row")
    @APIResponse(responseCode = "422", description = "The header cannot be read; nothing was taken in")
    public RestResponse<ImportView> run(@HeaderParam(HttpHeaders.CONTENT_LENGTH) Long length, @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
                                        @RequestBody(content = @Content(schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)))
                                        @NotNull InputStream file) {
        if (length != null && length > Counted.MOST_BYTES) throw new FileTooLarge("50 MB");
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        if (!charset.equalsIgnoreCase("utf-8")) throw new CharsetNotTaken(charset);
        UUID id = importing.run(new Counted(file), token.getSubject());
        return ResponseBuilder.<ImportView>created(URI.create("/imports/" + id)).entity(imports.read(id, null).await().atMost(PATIENCE))
                .header(TouchstoneHeaders.TOUCH, Touch.of("imported").on("import", id).toString()).build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read again what became of a file", description = "A thousand results at a time: next, if there is one, is the after of those that follow.")
    public Uni<ImportView> read(UUID id, @QueryParam("after") String after) {
        return imports.read(id, after);
    }
}
