package touchstone.catalog.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.product.Product;
import touchstone.catalog.rights.Caller;
import touchstone.catalog.rights.RightsTooNarrow;

@Path("/exports/products")
@Tag(name = "Exports", description = "Product files that an import takes back")
public class ExportResource {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Exporting exporting;
    private final Caller caller;

    ExportResource(Exporting exporting, Caller caller) {
        this.exporting = exporting;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Take out the latest revisions of all products", description = """
            As CSV, XLSX or NDJSON, with the columns that an import takes: sent back unchanged, it changes nothing. In CSV, a text that a spreadsheet would run as a formula has an
            apostrophe in front, which an import takes off again. In XLSX, texts are typed as such.""")
    @APIResponse(responseCode = "200", description = "The file")
    @APIResponse(responseCode = "409", description = "A text does not fit into a cell of a spreadsheet")
    public RestResponse<StreamingOutput> export(@QueryParam("format") @DefaultValue("CSV") ExportFormat format, @QueryParam("status") Product.Status status) {
        if (!caller.permissions().await().atMost(PATIENCE).mayReadAll()) throw new RightsTooNarrow();
        StreamingOutput file = format == ExportFormat.XLSX ? whole(status) : out -> exporting.write(format.format(), status, out);
        return ResponseBuilder.ok(file).header(HttpHeaders.CONTENT_TYPE, format.format().mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"products." + format.name().toLowerCase() + "\"").build();
    }

    /** The formats that files go out in. */
    public enum ExportFormat {
        CSV, XLSX, NDJSON;

        Format format() {
            return Format.valueOf(name());
        }
    }

    /** A spreadsheet is written as a whole before it is sent, since only then is it known that all fits in. */
    private StreamingOutput whole(Product.Status status) {
        try {
            java.nio.file.Path file = Files.createTempFile("export", null);
            try (OutputStream out = Files.newOutputStream(file)) {
                exporting.write(Format.XLSX, status, out);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return out -> {
                try {
                    Files.copy(file, out);
                } finally {
                    Files.deleteIfExists(file);
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
