package touchstone.catalog.asset;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Revision;

@Path("/assets")
@Tag(name = "Assets", description = "Pictures and documents that products show")
public class AssetResource {
    private final Uploading uploading;
    private final Describing describing;
    private final AssetRemoval removal;
    private final Assets assets;
    private final AssetBytes bytes;
    private final AssetSettings settings;
    private final JsonWebToken token;

    AssetResource(Uploading uploading, Describing describing, AssetRemoval removal, Assets assets, AssetBytes bytes, AssetSettings settings, JsonWebToken token) {
        this.uploading = uploading;
        this.describing = describing;
        this.removal = removal;
        this.assets = assets;
        this.bytes = bytes;
        this.settings = settings;
        this.token = token;
    }

    // With a plain return type, so that it runs on a worker thread: the file is read as it arrives, and drawing it takes time.
    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("steward")
    @Operation(summary = "Take in a file", description = """
            JPEG, PNG, WebP, GIF or PDF, as the body. Its content decides what it is, and has to agree with Content-Type. A picture gets its renditions at once. The id is the hash of the
            file, so that the same file is the same asset: sent again, it is answered with what is there, and no Idempotency-Key is needed.""")
    @APIResponse(responseCode = "201", description = "It is there", content = @Content(schema = @Schema(implementation = AssetView.class)))
    @APIResponse(responseCode = "200", description = "It was there before", content = @Content(schema = @Schema(implementation = AssetView.class)))
    @APIResponse(responseCode = "413", description = "It has too many bytes (asset-too-large)")
    @APIResponse(responseCode = "422", description = "asset-empty, asset-type-not-taken, asset-disguised, asset-ambiguous, asset-not-readable or picture-too-large; nothing was kept")
    @APIResponse(responseCode = "503", description = "Too many pictures are being looked at (uploads-busy)")
    public RestResponse<AssetView> upload(@HeaderParam(HttpHeaders.CONTENT_LENGTH) Long length, @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
                                          @RequestBody(content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary"))) @NotNull InputStream file) {
        if (length != null && length > settings.maxSize().asLongValue()) throw new AssetTooLarge(settings.maxSize().asLongValue());
        boolean said = type != null && !type.isWildcardType() && !type.isCompatible(MediaType.APPLICATION_OCTET_STREAM_TYPE);
        Uploading.Taken taken = uploading.take(file, said ? type.getType() + "/" + type.getSubtype() : null, token.getSubject());
        URI location = URI.create("/assets/" + taken.asset().id());
        ResponseBuilder<AssetView> answer = taken.made() ? ResponseBuilder.created(location) : ResponseBuilder.<AssetView>ok().header(HttpHeaders.LOCATION, location);
        return answer.entity(AssetView.of(taken.asset())).tag(new Revision(taken.asset().revision()).tag()).build();
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List assets, the newest first")
    public Uni<Page<AssetView>> list(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit, @QueryParam("after") String after) {
        return assets.page(position(after), limit + 1).map(found -> Page.of(found, limit, AssetView::of, Asset::upload));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read what is known of an asset")
    public Uni<RestResponse<AssetView>> read(String id) {
        return assets.get(id).map(AssetResource::answer);
    }

    @GET
    @Path("/{id}/file")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Read the file as it was sent", description = "With all that a camera noted in it, which no reader gets.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<RestResponse<byte[]>> file(String id) {
        return answer(id, Rendition.FILE);
    }

    @GET
    @Path("/{id}/renditions/{rendition}")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "Look at an asset as readers would get it, live or not")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<RestResponse<byte[]>> rendition(String id, String rendition) {
        return answer(id, rendition);
    }

    private Uni<RestResponse<byte[]>> answer(String id, String name) {
        return assets.get(id).chain(asset -> {
            Rendition rendition = asset.rendition(name).orElseThrow(() -> new AssetNotFound(id));
            boolean file = name.equals(Rendition.FILE);
            return bytes.read(asset, rendition, 0, rendition.length()).map(read -> ResponseBuilder.ok(read, file ? MediaType.APPLICATION_OCTET_STREAM : rendition.type().mediaType())
                    .header(HttpHeaders.CONTENT_DISPOSITION, (file ? "attachment" : "inline") + "; filename=\"" + asset.id().substring(0, 12) + "." + rendition.type().extension() + "\"")
                    .header("X-Content-Type-Options", "nosniff").header(HttpHeaders.CACHE_CONTROL, "private, no-store").build());
        });
    }

    @PUT
    @Path("/{id}/description")
    @RolesAllowed("steward")
    @Operation(summary = "Say what an asset is called, what it shows, and whose it is", description = "Each change is a revision. Products that are live show it within a moment.")
    public Uni<RestResponse<AssetView>> describe(String id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull Description description, @QueryParam("reason") @Size(max = 500) String reason) {
        return describing.describe(id, Revision.required(ifMatch), description, token.getSubject(), reason).map(AssetResource::answer);
    }

    @GET
    @Path("/{id}/revisions")
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List what was said of an asset, newest first")
    public Uni<Page<AssetView>> revisions(String id, @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
        return assets.get(id).chain(latest -> assets.revisions(latest, limit)).map(found -> new Page<>(found.stream().map(AssetView::of).toList(), null));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("steward")
    @Operation(summary = "Delete an asset that nothing live shows")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "409", description = "Something live shows it (asset-in-use)")
    public Uni<RestResponse<Void>> delete(String id, @HeaderParam("If-Match") String ifMatch) {
        return removal.remove(id, Revision.required(ifMatch)).map(gone -> ResponseBuilder.<Void>noContent().build());
    }

    private static RestResponse<AssetView> answer(Asset asset) {
        return ResponseBuilder.ok(AssetView.of(asset)).tag(new Revision(asset.revision()).tag()).build();
    }

    private static UUID position(String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new Cursor.MalformedCursor();
        }
    }
}
