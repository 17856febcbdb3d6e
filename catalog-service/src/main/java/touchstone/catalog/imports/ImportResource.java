package touchstone.catalog.imports;

import com.github.f4b6a3.uuid.UuidCreator;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import touchstone.catalog.rights.Caller;
import touchstone.catalog.rights.RightsTooNarrow;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;
import touchstone.commons.problem.Refusal;

@Path("/imports")
@Tag(name = "Imports", description = "Product files of other systems")
public class ImportResource {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Importing importing;
    private final Imports imports;
    private final ImportQueue queue;
    private final Mappings mappings;
    private final JsonWebToken token;
    private final Caller caller;
    private final Clock clock;

    ImportResource(Importing importing, Imports imports, ImportQueue queue, Mappings mappings, JsonWebToken token, Caller caller, Clock clock) {
        this.importing = importing;
        this.imports = imports;
        this.queue = queue;
        this.mappings = mappings;
        this.token = token;
        this.caller = caller;
        this.clock = clock;
    }

    // With a plain return type, so that it runs on a worker thread: the file is read as it arrives, and reading it blocks.
    @POST
    @Consumes({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/x-ndjson", "application/xml", "text/xml"})
    @RolesAllowed("steward")
    @Operation(summary = "Take in a file of products as drafts", description = """
            CSV, XLSX (the first sheet) or NDJSON, in UTF-8, at most 50 MB and 200,000 rows. The first line of a table names the columns: sku is the key, family the family of a new
            product, an attribute has its code (color), a localisable one a column per locale (description_en), a price one per currency (list_price_usd), and beside a measurement
            stands its unit (weight, weight_unit). An empty cell removes a value; what has no column stays. A line of NDJSON is an object with the members sku, family and values,
            a merge patch on the product's values. BMEcat (2005, 1.2) is known by its media type application/xml, a product file of Akeneo by format=AKENEO_CSV. Each row is taken in or refused for itself, and the findings say what its product lacks. The same file again changes nothing.""")
    @APIResponse(responseCode = "201", description = "What became of each row, or would become of it")
    @APIResponse(responseCode = "422", description = "The file or its header cannot be read; nothing was taken in")
    @APIResponse(responseCode = "202", description = "With Prefer: respond-async. It is taken in when there is time; Location says how far it is")
    public RestResponse<ImportView> run(@HeaderParam(HttpHeaders.CONTENT_LENGTH) Long length, @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
                                        @Parameter(description = "respond-async: do not wait (RFC 7240)") @HeaderParam("Prefer") String prefer,
                                        @Parameter(description = "Where the media type does not say it: AKENEO_CSV") @QueryParam("format") Format format,
                                        @Parameter(description = "The mapping of its columns to attributes") @QueryParam("mapping") @Size(max = 100) String mapping,
                                        @QueryParam("family") @DefaultValue(Families.STANDARD) @Size(max = 100) String family,
                                        @Parameter(description = "Say what would change, value by value, and change nothing") @QueryParam("dryRun") boolean dryRun,
                                        @Parameter(description = "Take in nothing if any row is refused") @QueryParam("allOrNothing") boolean allOrNothing,
                                        @Parameter(description = "The system that the values come from") @QueryParam("system")
                                        @Pattern(regexp = "[a-z][a-z0-9-]{0,62}", message = "takes lower-case letters, digits and -") String system,
                                        @Parameter(description = "Why they change") @QueryParam("reason") @Size(max = 500) String reason,
                                        @RequestBody(content = @Content(schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)))
                                        @NotNull InputStream file) {
        // A file reaches all values of all products, and says back what they lack.
        if (!caller.permissions().await().atMost(PATIENCE).mayWriteAll()) throw new RightsTooNarrow();
        if (length != null && length > Counted.MOST_BYTES) throw new FileTooLarge("50 MB");
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        if (!charset.equalsIgnoreCase("utf-8")) throw new CharsetNotTaken(charset);
        Mapping columns = mapping == null ? null : mappings.get(mapping).onFailure(MappingNotFound.class).transform(absent -> new MappingUnknown(mapping)).await().atMost(PATIENCE).mapping();
        ImportOrder order = new ImportOrder(UuidCreator.getTimeOrderedEpoch(), token.getSubject(), clock.instant(), format == null ? Format.of(type) : format, mapping, columns, family,
                dryRun, allOrNothing, system, reason);
        boolean async = prefer != null && prefer.contains("respond-async");
        try (Spool spool = new Spool(new Counted(file))) {
            if (async) queue.add(order, spool.path());
            else take(order, spool.path());
        }
        URI location = URI.create("/imports/" + order.id());
        ImportView view = imports.read(order.id(), null).await().atMost(PATIENCE);
        if (async) return ResponseBuilder.<ImportView>create(RestResponse.Status.ACCEPTED).entity(view).location(location).header("Preference-Applied", "respond-async").build();
        var answer = ResponseBuilder.<ImportView>created(location).entity(view);
        if (!dryRun) answer.header(TouchstoneHeaders.TOUCH, Touch.of("imported").on("import", order.id().toString()).toString());
        return answer.build();
    }

    private void take(ImportOrder order, java.nio.file.Path file) {
        try {
            // What is to go in as a whole must not stay half done.
            if (order.allOrNothing() && !order.dryRun()) queue.takeNow(order, file);
            else importing.run(order, file);
        } catch (Refusal refusal) {
            imports.fail(order.id(), refusal.problem(), clock.instant()).await().atMost(PATIENCE);
            throw refusal;
        }
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List imports, newest first, without their results", description = "Stewards see their own, approvers those of all.")
    @APIResponse(responseCode = "403", description = "The caller may not read all values")
    public Uni<Page<ImportView>> list(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        UUID last = after(after);
        return reads().chain(() -> imports.page(caller.is("approver") ? null : token.getSubject(), last, limit));
    }

    private static UUID after(String after) {
        if (after == null) return null;
        if (!after.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) throw new Cursor.MalformedCursor();
        return UUID.fromString(after);
    }

    // Without If-Match: it can be stopped as long as it is not over, whatever it has come to.
    @PUT
    @Path("/{id}/cancellation")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"steward", "approver"})
    @Blocking
    @Operation(summary = "Stop an import", description = "One that waits is over at once; one that runs ends after the rows it is at. Those it took in stay, unless it was to be taken in as a whole: "
            + "then they are undone. To stop it again changes nothing.")
    @APIResponse(responseCode = "403", description = "It was sent by somebody else, and the caller is no approver")
    @APIResponse(responseCode = "409", description = "It is over")
    public ImportView cancel(UUID id) {
        ImportView view = reads().chain(() -> imports.read(id, null)).await().atMost(PATIENCE);
        if (!view.author().equals(token.getSubject()) && !caller.is("approver")) throw new ImportNotYours(id);
        queue.cancel(id);
        return imports.read(id, null).await().atMost(PATIENCE);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read again what became of a file", description = "A thousand results at a time: next, if there is one, is the after of those that follow.")
    @APIResponse(responseCode = "403", description = "The caller may not read all values")
    public Uni<ImportView> read(UUID id, @QueryParam("after") String after) {
        return reads().chain(() -> imports.read(id, after));
    }

    /** A dry run says values before and after. */
    private Uni<Void> reads() {
        return caller.permissions().invoke(permissions -> {
            if (!permissions.mayReadAll()) throw new RightsTooNarrow();
        }).replaceWithVoid();
    }
}
