package touchstone.catalog.storefront;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.asset.Asset;
import touchstone.catalog.asset.AssetBytes;
import touchstone.catalog.asset.AssetNotFound;
import touchstone.catalog.asset.Assets;
import touchstone.catalog.asset.Rendition;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.family.Audience;
import touchstone.catalog.gate.Readers;
import touchstone.catalog.label.Labels;

/**
 * Hands over what products show. Pages load it by its address alone, so that the address names the channel. An address is good as long as something live shows the
 * asset to whoever asks; its bytes never change.
 */
@Path("/storefront/assets/{channel}/{id}")
@Tag(name = "Storefront")
public class AssetDeliveryResource {
    private static final String FOR_ALL = "public, max-age=31536000, immutable";
    private static final String FOR_ONE = "private, no-cache";

    private final Storefront storefront;
    private final Assets assets;
    private final AssetBytes bytes;
    private final Readers readers;

    AssetDeliveryResource(Storefront storefront, Assets assets, AssetBytes bytes, Readers readers) {
        this.storefront = storefront;
        this.assets = assets;
        this.bytes = bytes;
        this.readers = readers;
    }

    /** What is to be handed over. @param part null where there is nothing but the head */
    private record Delivery(int status, Map<String, List<String>> headers, Asset asset, Rendition rendition, ByteRange part) {}

    @GET
    @Path("/{rendition}")
    @PermitAll
    @NonBlocking
    @Operation(summary = "Load a picture that a published product shows", description = "One range of bytes can be asked for (RFC 9110, 14). What anybody may see can be kept for good by all; "
            + "anything else is kept by the browser that asked, which asks again each time.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "The range that was asked for", content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "Nothing that is live on the channel shows it to the caller (asset-not-found)")
    @APIResponse(responseCode = "416", description = "It has no such bytes")
    public Uni<RestResponse<byte[]>> picture(String channel, String id, String rendition, @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
                                             @HeaderParam("Range") String range, @HeaderParam("If-Range") String ifRange, @Context Request request) {
        return delivery(channel, id, rendition, authorization, range, ifRange, request).chain(delivery -> {
            Uni<byte[]> body = delivery.part() == null ? Uni.createFrom().nullItem() : bytes.read(delivery.asset(), delivery.rendition(), delivery.part().from(), delivery.part().to());
            return body.map(read -> {
                ResponseBuilder<byte[]> answer = ResponseBuilder.create(RestResponse.Status.fromStatusCode(delivery.status()), read);
                delivery.headers().forEach((name, values) -> answer.header(name, values.get(0)));
                return answer.build();
            });
        });
    }

    // A document may be large, and whoever asks may be slow: it goes out piece by piece, as it is taken.
    @GET
    @Path("/" + Rendition.FILE)
    @Produces("application/pdf")
    @PermitAll
    @NonBlocking
    @Operation(summary = "Load a document that a published product shows", description = "As with pictures, but that its length is not announced.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "The range that was asked for", content = @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "Nothing that is live on the channel shows it to the caller (asset-not-found)")
    @APIResponse(responseCode = "416", description = "It has no such bytes")
    public RestMulti<byte[]> document(String channel, String id, @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
                                      @HeaderParam("Range") String range, @HeaderParam("If-Range") String ifRange, @Context Request request) {
        return RestMulti.fromUniResponse(delivery(channel, id, Rendition.FILE, authorization, range, ifRange, request),
                delivery -> delivery.part() == null ? Multi.createFrom().empty() : bytes.pieces(delivery.asset(), delivery.rendition(), delivery.part().from(), delivery.part().to()),
                Delivery::headers, Delivery::status);
    }

    private Uni<Delivery> delivery(String channel, String id, String rendition, String authorization, String range, String ifRange, Request request) {
        Channel shown = storefront.channel(channel).orElseThrow(() -> new AssetNotFound(id));
        return readers.reader(authorization).map(reader -> storefront.showing(shown, id, reader).orElseThrow(() -> new AssetNotFound(id)))
                .chain(audience -> assets.get(id).map(asset -> delivery(asset, asset.delivered(rendition).orElseThrow(() -> new AssetNotFound(id)), shown, audience, range, ifRange, request)));
    }

    private static Delivery delivery(Asset asset, Rendition rendition, Channel channel, Audience audience, String range, String ifRange, Request request) {
        EntityTag tag = new EntityTag(rendition.hash().substring(0, 32));
        Map<String, List<String>> headers = headers(tag, audience);
        if (request.evaluatePreconditions(tag) != null) return new Delivery(304, headers, asset, rendition, null);
        boolean whole = range == null || ifRange != null && !ifRange.equals("\"" + tag.getValue() + "\"");
        Optional<ByteRange> wanted = whole ? Optional.empty() : ByteRange.read(range, rendition.length());
        if (wanted.isPresent() && wanted.get().isEmpty()) {
            headers.put("Content-Range", List.of("bytes */" + rendition.length()));
            return new Delivery(416, headers, asset, rendition, null);
        }
        ByteRange part = wanted.orElse(new ByteRange(0, rendition.length()));
        if (wanted.isPresent()) headers.put("Content-Range", List.of("bytes " + part.from() + "-" + (part.to() - 1) + "/" + rendition.length()));
        headers.put(HttpHeaders.CONTENT_TYPE, List.of(rendition.type().mediaType()));
        headers.put(HttpHeaders.CONTENT_DISPOSITION, List.of(disposition(asset, rendition, channel)));
        // Whatever a file was made to look like, nothing in it runs in our name.
        headers.put("X-Content-Type-Options", List.of("nosniff"));
        headers.put("Content-Security-Policy", List.of("default-src 'none'; sandbox"));
        return new Delivery(wanted.isPresent() ? 206 : 200, headers, asset, rendition, part);
    }

    private static Map<String, List<String>> headers(EntityTag tag, Audience audience) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put(HttpHeaders.ETAG, List.of("\"" + tag.getValue() + "\""));
        headers.put("Accept-Ranges", List.of("bytes"));
        headers.put(HttpHeaders.CACHE_CONTROL, List.of(audience == Audience.PUBLIC ? FOR_ALL : FOR_ONE));
        // Other sites show it: that is what it is for.
        headers.put("Cross-Origin-Resource-Policy", List.of("cross-origin"));
        if (audience != Audience.PUBLIC) headers.put(HttpHeaders.VARY, List.of("Authorization, Cookie"));
        return headers;
    }

    /** Pictures are shown, documents saved, under a name that people can read (RFC 6266). */
    private static String disposition(Asset asset, Rendition rendition, Channel channel) {
        String name = Labels.in(channel.fallbacks(channel.defaultLocale()), asset.description().title()).orElse(asset.id().substring(0, 12));
        String end = (asset.type().isPicture() ? "-" + rendition.name() : "") + "." + rendition.type().extension();
        String plain = name.replaceAll("[^A-Za-z0-9._-]+", "-") + end;
        String encoded = URLEncoder.encode(name + end, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
        return (asset.type().isPicture() ? "inline" : "attachment") + "; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
