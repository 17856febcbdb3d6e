package touchstone.gateway.key;

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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

/** The keys of shops and their servers. */
@Path("/keys")
@RolesAllowed("operator")
@Tag(name = "keys")
public class KeyResource {
    private final Issuing issuing;
    private final KeyTable table;
    private final JsonWebToken token;

    KeyResource(Issuing issuing, KeyTable table, JsonWebToken token) {
        this.issuing = issuing;
        this.table = table;
        this.token = token;
    }

    @POST
    @Operation(summary = "Create a key", description = "What a secret key consists of is shown only now, and to a repeat with the same Idempotency-Key.")
    @APIResponseSchema(value = KeyView.class, responseCode = "201")
    @APIResponse(responseCode = "409", description = "key-name-taken")
    @APIResponse(responseCode = "422", description = "invalid, origins-of-secret-key, idempotency-key-reused")
    @APIResponse(responseCode = "503", description = "keys-unreachable")
    public Uni<RestResponse<KeyView>> create(@Valid @NotNull NewKey asked, @HeaderParam("Idempotency-Key") @Size(min = 1, max = 255) String idempotencyKey) {
        if (asked.kind() == Key.Kind.SECRET && !asked.origins().isEmpty()) throw new Issuing.OriginsOfSecretKey();
        return issuing.create(asked, token.getSubject(), idempotencyKey).onFailure().transform(KeysUnreachable::because).map(issued -> created(issued, "created"));
    }

    @GET
    @Operation(summary = "All keys, oldest first")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "malformed-cursor")
    @APIResponse(responseCode = "503", description = "keys-unreachable")
    public Uni<Page<KeyView>> list(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        return table.after(Cursor.parse(after), limit + 1).onFailure().transform(KeysUnreachable::because)
                .map(found -> Page.of(found.stream().toList(), limit, KeyView::of, StoredKey::cursor));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One key")
    @APIResponseSchema(value = KeyView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "key-not-found")
    public Uni<RestResponse<KeyView>> read(UUID id) {
        return table.find(id).onFailure().transform(KeysUnreachable::because).onItem().ifNull().failWith(Issuing.KeyNotFound::new).map(key -> answer(key).build());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(summary = "Rename a key, or let other sites use it")
    @APIResponseSchema(value = KeyView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "key-not-found")
    @APIResponse(responseCode = "409", description = "key-revoked, key-name-taken")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<KeyView>> change(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull KeyChange change) {
        return issuing.change(id, Revision.required(ifMatch), change).onFailure().transform(KeysUnreachable::because)
                .map(key -> answer(key).header(TouchstoneHeaders.TOUCH, Touch.of("changed").on("key", id)).build());
    }

    @POST
    @Path("/{id}/rotations")
    @Operation(summary = "Replace what is sent for a key", description = "What was sent until now stays good for a while, so that sites and servers can change over.")
    @APIResponseSchema(value = KeyView.class, responseCode = "201")
    @APIResponse(responseCode = "404", description = "key-not-found")
    @APIResponse(responseCode = "409", description = "key-revoked")
    @APIResponse(responseCode = "412", description = "revision-outdated, when two rotate at once")
    public Uni<RestResponse<KeyView>> rotate(UUID id, @Valid @NotNull Rotation rotation, @HeaderParam("Idempotency-Key") @Size(min = 1, max = 255) String idempotencyKey) {
        return issuing.rotate(id, Duration.ofHours(rotation.hours()), idempotencyKey).onFailure().transform(KeysUnreachable::because).map(issued -> created(issued, "rotated"));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revoke a key", description = "At once on this gateway, within seconds on others. It stays in the list.")
    @APIResponse(responseCode = "204", description = "revoked")
    @APIResponse(responseCode = "404", description = "key-not-found")
    @APIResponse(responseCode = "409", description = "key-revoked")
    @APIResponse(responseCode = "412", description = "revision-outdated")
    @APIResponse(responseCode = "428", description = "if-match-required")
    public Uni<RestResponse<Void>> revoke(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return issuing.revoke(id, Revision.required(ifMatch)).onFailure().transform(KeysUnreachable::because)
                .map(done -> ResponseBuilder.<Void>noContent().header(TouchstoneHeaders.TOUCH, Touch.of("revoked").on("key", id)).build());
    }

    private static RestResponse<KeyView> created(Issuing.Issued issued, String verb) {
        StoredKey key = issued.key();
        return ResponseBuilder.<KeyView>created(URI.create("/keys/" + key.id())).entity(KeyView.of(issued)).tag(key.revision().tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store").header(TouchstoneHeaders.TOUCH, Touch.of(verb).on("key", key.id())).build();
    }

    private static ResponseBuilder<KeyView> answer(StoredKey key) {
        return ResponseBuilder.ok(KeyView.of(key)).tag(key.revision().tag());
    }
}
