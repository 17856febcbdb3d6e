package touchstone.gateway.export;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.gateway.ledger.TouchView;

/** The interactions as a file, in the order in which they came in. An answer that breaks off is not whole: it has no end (RFC 9112, 8). */
@Path("/")
@Tag(name = "export")
public class ExportResource {
    private static final String TOUCH = Touch.of("exported").on("interactions", "all").toString();
    private final Exporting exporting;

    ExportResource(Exporting exporting) {
        this.exporting = exporting;
    }

    @GET
    @Path("interactions.ndjson")
    @Produces("application/x-ndjson")
    @RolesAllowed({"sales", "steward"})
    @Operation(summary = "Export interactions, one JSON object a line")
    public RestMulti<TouchView> ndjson(@Valid @BeanParam ExportQuery query) {
        return RestMulti.fromUniResponse(exporting.pages(query), pages -> pages.onItem().transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page)),
                pages -> Map.of(TouchstoneHeaders.TOUCH, List.of(TOUCH)));
    }

    @GET
    @Path("interactions.csv")
    @Produces("text/csv; charset=utf-8")
    @RolesAllowed({"sales", "steward"})
    @Operation(summary = "Export interactions as CSV", description = "What a spreadsheet would take for a formula begins with an apostrophe.")
    public RestMulti<String> csv(@Valid @BeanParam ExportQuery query) {
        return RestMulti.fromUniResponse(exporting.pages(query), pages -> Multi.createBy().concatenating().streams(Multi.createFrom().item(Csv.HEAD), pages.map(Csv::lines)),
                pages -> Map.of(TouchstoneHeaders.TOUCH, List.of(TOUCH), HttpHeaders.CONTENT_DISPOSITION, List.of("attachment; filename=\"interactions.csv\"")));
    }
}
