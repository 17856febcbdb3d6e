package touchstone.catalog.storefront;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import touchstone.catalog.UnknownParameters.TakesFilters;
import touchstone.catalog.category.CategoryTreeNotFound;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.channel.ChannelUnknown;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.gate.Reader;
import touchstone.catalog.gate.Readers;
import touchstone.catalog.product.ProductNotFound;
import touchstone.commons.Page;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

@Path("/storefront")
@Tag(name = "Storefront", description = "For readers: what is published on the channel of their publishable key")
public class StorefrontResource {
    private static final Set<String> LIST_PARAMETERS = Stream.concat(Stream.of("limit", "after", "q", "sort", "facets", "fields", "expand", "quantity"), PlaceFilters.NAMES.stream()).collect(Collectors.toUnmodifiableSet());
    /** The surrogate key of what says labels: a change of one throws all of it away. */
    private static final String LABELS = " labels";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Storefront storefront;
    private final Guide guide;
    private final Readers readers;
    private final ObjectMapper json;
    private final URI front;

    /** @param front the front door as its visitors know it */
    StorefrontResource(Storefront storefront, Guide guide, Readers readers, ObjectMapper json, @ConfigProperty(name = "touchstone.sheets.front", defaultValue = "http://127.0.0.1:8080") URI front) {
        this.storefront = storefront;
        this.guide = guide;
        this.readers = readers;
        this.json = json;
        this.front = front;
    }

    @GET
    @Path("/products")
    @PermitAll
    @Blocking
    @TakesFilters
    @Operation(summary = "List or search published products", description = """
            Besides the parameters named here each attribute that the caller may see is a filter: `category`, `subcategory`, `price` and `attr.<code>`, alone for one value,
            with `[in]` for one of several, parted by commas, and, if it is a number, a measurement, a day or a price (in its minor unit), with `[gte]`, `[gt]`, `[lte]` or `[lt]` for a range:
            `attr.color[in]=Red,Blue&price[lt]=200000&attr.weight[gte]=2 KG`. `categories=web/pumps` and `categories[in]=web/pumps,web/valves` take in what stands in a category of a tree or
            below it, `variant=false` leaves variants out, `variant=true` has only these, `variantOf=<id>` those of one model. What is not published in the locale asked for comes in its parent, or else in the channel's
            default; each item says in which. Lists are narrowed and sorted by the list price, which is the same for all who see it, also where the caller has prices of a
            customer group: those show in `price` and `prices` of each item, but make no order of their own.""")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ProductList.class)))
    public RestResponse<byte[]> list(
            @Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channelCode,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("after") @Size(max = 8000) String after,
            @Parameter(description = "Words to search for, a little misspelt if need be") @QueryParam("q") @Size(max = 200) String q,
            @Parameter(description = "relevance (with q, and then the default), name (otherwise the default), -name, price, -price or newest") @QueryParam("sort") String sort,
            @Parameter(description = "Attributes whose values to count, parted by commas") @QueryParam("facets") @Size(max = 500) String facets,
            @Parameter(description = "Only these members of a product, parted by commas: name, attributes.color") @QueryParam("fields") @Size(max = 500) String fields,
            @Parameter(description = "Also these: labels, jsonLd, openGraph, categories, variantOf") @QueryParam("expand") @Size(max = 100) String expand,
            @Parameter(description = "How many the price is for") @QueryParam("quantity") @DefaultValue("1") @Min(1) @Max(1_000_000) int quantity,
            @Context UriInfo uri, @Context Request request) {
        Channel channel = channel(channelCode);
        String locale = channel.negotiate(acceptLanguage);
        Reader reader = readers.reader(authorization).await().atMost(PATIENCE);
        Shape shape = Shape.readOfList(fields, expand, quantity);
        Surroundings around = around(channel, locale, reader);
        String words = q == null || q.isBlank() ? null : q;
        List<Filter> filters = new ArrayList<>(Filters.read(uri.getQueryParameters(), LIST_PARAMETERS, storefront.gate(), reader));
        filters.addAll(PlaceFilters.read(uri.getQueryParameters(), guide.now(), channel, model -> storefront.product(channel, locale, model.toString(), reader)
                .map(answer -> new Answers(json).read(answer, StorefrontProduct.class).sku())));
        ReadIndex.Shelf shelf = storefront.shelf(new Question(channel, locale, reader, words, filters, order(sort, words), facets(facets, reader), limit, after));
        List<Object> items = new ArrayList<>();
        Set<String> locales = new LinkedHashSet<>();
        Answers answers = new Answers(json);
        for (byte[] answer : shelf.page().items()) {
            StorefrontProduct product = answers.read(answer, StorefrontProduct.class).forQuantity(quantity);
            locales.add(product.locale());
            items.add(fields == null && expand == null ? ProductCard.of(product) : shape.of(answer, json, around));
        }
        byte[] body = answers.write(new ProductList<>(items, shelf.page().next(), facets == null ? null : shelf.facets().stream().map(facet -> around.words().of(facet, locale, reader)).toList()));
        return Answers.to(request, reader).answer(body, channel.code() + "-" + locale, "channel-" + channel.code() + (facets != null || shape.hasLabels() ? LABELS : ""))
                .header(HttpHeaders.CONTENT_LANGUAGE, locales.isEmpty() ? locale : String.join(", ", locales))
                .header(TouchstoneHeaders.TOUCH, Touch.of(words == null ? "listed" : "searched").in(channel.code(), locale).toString()).build();
    }

    @GET
    @Path("/products/{id}")
    @PermitAll
    @NonBlocking // It is read from mapped memory.
    @Operation(summary = "Read a published product", description = "In the locale that suits best of those it is published in; Content-Language says which.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(allOf = {StorefrontProduct.class, Expansions.class})))
    public Uni<RestResponse<byte[]>> read(@Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channelCode,
                                          @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
                                          @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage, UUID id,
                                          @QueryParam("fields") @Size(max = 500) String fields, @Parameter(description = "Also these: labels, jsonLd, openGraph, categories, variantOf, variants, relations") @QueryParam("expand") @Size(max = 100) String expand,
                                          @Parameter(description = "How many the price is for") @QueryParam("quantity") @DefaultValue("1") @Min(1) @Max(1_000_000) int quantity, @Context Request request) {
        return product((channel, locale, reader) -> storefront.product(channel, locale, id.toString(), reader), id, channelCode, authorization, acceptLanguage, Shape.read(fields, expand, quantity), request);
    }

    @GET
    @Path("/skus/{sku: .+}")
    @PermitAll
    @NonBlocking
    @Operation(summary = "Read a published product by its sku")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(allOf = {StorefrontProduct.class, Expansions.class})))
    public Uni<RestResponse<byte[]>> readBySku(@Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channelCode,
                                               @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
                                               @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage, @Size(max = 200) String sku,
                                               @QueryParam("fields") @Size(max = 500) String fields, @Parameter(description = "Also these: labels, jsonLd, openGraph, categories, variantOf, variants, relations") @QueryParam("expand") @Size(max = 100) String expand,
                                          @Parameter(description = "How many the price is for") @QueryParam("quantity") @DefaultValue("1") @Min(1) @Max(1_000_000) int quantity, @Context Request request) {
        return product((channel, locale, reader) -> storefront.product(Fields.SKU_KEY, channel, locale, sku, reader), sku, channelCode, authorization, acceptLanguage, Shape.read(fields, expand, quantity), request);
    }

    @GET
    @Path("/slugs/{slug}")
    @PermitAll
    @NonBlocking
    @Operation(summary = "Read a published product by its slug", description = "Also by one of an earlier name, or of another locale: the slug in the answer is the present one.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(allOf = {StorefrontProduct.class, Expansions.class})))
    public Uni<RestResponse<byte[]>> readBySlug(@Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channelCode,
                                                @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
                                                @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage, @Size(max = 500) String slug,
                                                @QueryParam("fields") @Size(max = 500) String fields, @Parameter(description = "Also these: labels, jsonLd, openGraph, categories, variantOf, variants, relations") @QueryParam("expand") @Size(max = 100) String expand,
                                          @Parameter(description = "How many the price is for") @QueryParam("quantity") @DefaultValue("1") @Min(1) @Max(1_000_000) int quantity, @Context Request request) {
        String tail = slug.substring(slug.lastIndexOf('-') + 1);
        return product((channel, locale, reader) -> storefront.product(Fields.SLUG_KEY, channel, locale, tail, reader), slug, channelCode, authorization, acceptLanguage, Shape.read(fields, expand, quantity), request);
    }

    @GET
    @Path("/categories")
    @PermitAll
    @Blocking
    @Operation(summary = "Read the trees of categories", description = "In the caller's locale, or what stands in for it. Categories that hold nothing for the caller are left out; each of the others says how "
            + "many products stand in it or below it.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CategoryList.class)))
    public RestResponse<byte[]> categories(@Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channelCode,
                                           @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
                                           @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
                                           @Parameter(description = "Only this tree") @QueryParam("tree") @Size(max = 63) String tree, @Context Request request) {
        Channel channel = channel(channelCode);
        String locale = channel.negotiate(acceptLanguage);
        Reader reader = readers.reader(authorization).await().atMost(PATIENCE);
        List<CategoryShelf> shelves = around(channel, locale, reader).shelves(tree);
        if (tree != null && shelves.isEmpty()) throw new CategoryTreeNotFound(tree);
        return Answers.to(request, reader).answer(new Answers(json).write(new CategoryList(shelves)), channel.code() + "-" + locale, "channel-" + channel.code())
                .header(HttpHeaders.CONTENT_LANGUAGE, locale)
                .header(TouchstoneHeaders.TOUCH, Touch.of("listed").in(channel.code(), locale).toString()).build();
    }

    @GET
    @Path("/changes")
    @PermitAll
    @Blocking
    @Operation(summary = "Follow what changes on the channel", description = """
            Each product that was published or removed since, in the order of the changes, with what it says now. Begin without `after` to get all there is, and ask again with
            `next`, which comes always, from time to time: then only what has changed since comes.""")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ChangeList.class)))
    public RestResponse<byte[]> changes(@Parameter(hidden = true) @HeaderParam(TouchstoneHeaders.CHANNEL) String channelCode,
                                        @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
                                        @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
                                        @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit, @QueryParam("after") @Size(max = 8000) String after, @Context Request request) {
        Channel channel = channel(channelCode);
        String locale = channel.negotiate(acceptLanguage);
        Reader reader = readers.reader(authorization).await().atMost(PATIENCE);
        Page<Change> changes = storefront.changes(channel, locale, reader, limit, after);
        return Answers.to(request, reader).answer(new Answers(json).write(changes), channel.code() + "-" + locale, "channel-" + channel.code())
                .header(HttpHeaders.CONTENT_LANGUAGE, locale)
                .header(TouchstoneHeaders.TOUCH, Touch.of("listed").in(channel.code(), locale).toString()).build();
    }

    /** A list, with how often each value occurs in it. */
    record ProductList<T>(@Schema(type = SchemaType.ARRAY, implementation = ProductCard.class, description = "Where fields or expand ask for more, as one product is read") List<T> items,
                          String next, List<Facet> facets) {}

    /** What {@code expand} adds to a product. Here to be described only: it is put together member by member. */
    @Schema(name = "StorefrontExpansions", description = "What expand adds, as far as it was asked for and there is something")
    record Expansions(@Schema(description = "The model of a variant") ProductCard variantOf, Surroundings.Variants variants, List<Surroundings.Relation> relations,
                      @Schema(description = "The way to each of its categories") List<Surroundings.Breadcrumb> categories,
                      @Schema(description = "schema.org") Map<String, Object> jsonLd, @Schema(description = "Open Graph") Map<String, String> openGraph) {}

    record CategoryList(List<CategoryShelf> items) {}

    record ChangeList(List<Change> items, String next) {}

    private Uni<RestResponse<byte[]>> product(Lookup lookup, Object key, String channelCode, String authorization, String acceptLanguage, Shape shape, Request request) {
        Channel channel = channel(channelCode);
        String locale = channel.negotiate(acceptLanguage);
        Uni<Reader> known = readers.reader(authorization);
        return (shape.looksAround() ? known.emitOn(Infrastructure.getDefaultWorkerPool()) : known).map(reader -> {
            byte[] answer = lookup.in(channel, locale, reader).orElseThrow(() -> new ProductNotFound(key));
            return product(answer, channel, locale, reader, shape, request);
        });
    }

    private interface Lookup {
        Optional<byte[]> in(Channel channel, String locale, Reader reader);
    }

    private RestResponse<byte[]> product(byte[] answer, Channel channel, String locale, Reader reader, Shape shape, Request request) {
        Answers answers = new Answers(json);
        Answers.Head product = answers.head(answer);
        byte[] body = shape.isWhole() ? answer : answers.write(shape.of(answer, json, around(channel, locale, reader)));
        return Answers.to(request, reader).answer(body, product.revision() + "-" + channel.code() + "-" + product.locale(), "product-" + product.id() + " channel-" + channel.code() + (shape.hasLabels() ? LABELS : ""))
                .header(HttpHeaders.CONTENT_LANGUAGE, product.locale())
                .header(TouchstoneHeaders.TOUCH, Touch.of("viewed").on("product", product.id()).at(product.revision()).in(channel.code(), product.locale()).toString()).build();
    }

    private Surroundings around(Channel channel, String locale, Reader reader) {
        return storefront.around(guide.now(), new Words(storefront.gate(), channel, front), locale, reader);
    }

    private Channel channel(String code) {
        if (code == null) throw new ChannelRequired();
        return storefront.channel(code).orElseThrow(() -> new ChannelUnknown(code));
    }

    private static Order order(String sort, String words) {
        if (sort == null) return words == null ? Order.NAME : Order.RELEVANCE;
        return Order.of(sort).filter(order -> order != Order.RELEVANCE || words != null).orElseThrow(() -> new SortUnknown(sort));
    }

    private List<String> facets(String list, Reader reader) {
        if (list == null || list.isBlank()) return List.of();
        Set<String> offered = new LinkedHashSet<>(storefront.gate().attributes(reader).filter(Attribute::facet).map(Attribute::code).toList());
        List<String> wanted = List.of(list.strip().split("\\s*,\\s*"));
        wanted.stream().filter(code -> !offered.contains(code)).findFirst().ifPresent(code -> {
            throw new FacetUnknown(code, offered);
        });
        return wanted.stream().distinct().toList();
    }
}
