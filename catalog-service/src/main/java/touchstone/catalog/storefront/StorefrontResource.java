package touchstone.catalog.storefront;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.channel.ChannelUnknown;
import touchstone.catalog.product.ProductNotFound;
import touchstone.catalog.publication.ProductSheet;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

@Path("/storefront/products")
@Tag(name = "Storefront", description = "For readers: what is published on the channel of their publishable key")
public class StorefrontResource {
    private final Storefront storefront;

    StorefrontResource(Storefront storefront) {
        this.storefront = storefront;
    }

    @GET
    @PermitAll
    @Operation(summary = "List or search published products", description = "In order of name, or with q by how well they match. Content-Language says in which locales they come.")
    public RestResponse<Page<ProductCard>> list(
            @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channelCode,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("after") String after,
            @Parameter(description = "Words to search for, a little misspelt if need be") @QueryParam("q") @Size(max = 200) String q,
            @Parameter(description = "Only products of exactly this category") @QueryParam("category") @Size(max = 100) String category) {
        Channel channel = channel(channelCode);
        String locale = channel.negotiate(acceptLanguage);
        String words = q == null || q.isBlank() ? null : q;
        Page<ProductSheet> page = storefront.products(new ReadIndex.Question(channel, locale, category, words, limit, after));
        String locales = page.items().stream().map(ProductSheet::locale).distinct().collect(Collectors.joining(", "));
        return headers(ResponseBuilder.ok(new Page<>(page.items().stream().map(ProductCard::of).toList(), page.next())), locales.isEmpty() ? locale : locales,
                Touch.of(words == null ? "listed" : "searched").in(channel.code(), locale));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @NonBlocking // It is read from memory.
    @Operation(summary = "Read a published product", description = "In the locale that suits best of those it is published in; Content-Language says which.")
    public RestResponse<ProductSheet> read(@Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channelCode,
                                           @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage, UUID id, @Context Request request) {
        Channel channel = channel(channelCode);
        ProductSheet sheet = storefront.product(channel, channel.negotiate(acceptLanguage), id).orElseThrow(() -> new ProductNotFound(id));
        EntityTag tag = new EntityTag(sheet.tag());
        boolean known = request.evaluatePreconditions(tag) != null;
        ResponseBuilder<ProductSheet> answer = known ? ResponseBuilder.notModified() : ResponseBuilder.ok(sheet);
        return headers(answer.tag(tag), sheet.locale(), Touch.of("viewed").on("product", id).at(sheet.revision()).in(channel.code(), sheet.locale()));
    }

    private Channel channel(String code) {
        if (code == null) throw new ChannelRequired();
        return storefront.channel(code).orElseThrow(() -> new ChannelUnknown(code));
    }

    private static <T> RestResponse<T> headers(ResponseBuilder<T> answer, String locales, Touch touch) {
        return answer.header(HttpHeaders.CONTENT_LANGUAGE, locales)
                .header(HttpHeaders.VARY, "Accept-Language, Touchstone-Key")
                // It may be kept, and is asked for each time: that costs a 304, and it is a touch.
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(TouchstoneHeaders.TOUCH, touch.toString())
                .build();
    }
}
