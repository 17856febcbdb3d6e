package touchstone.lead.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import touchstone.lead.upstream.UpstreamUnavailable;

/** What is, or was, on show: read from the catalog-service. */
@ApplicationScoped
public class PublishedProducts {
    private static final String EVERYWHERE = "en";

    private final Catalog catalog;
    /** What anybody may see of a revision changes only by what anybody may see at all: a minute later is soon enough. */
    private final Cache<Shown, Offered> shown = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(1)).build();

    private record Shown(String product, long revision, String channel, String locale) {}

    private final ObjectMapper json;

    PublishedProducts(@RestClient Catalog catalog, ObjectMapper json) {
        this.catalog = catalog;
        this.json = json;
    }

    /**
     * Reads what the storefront showed: the locale wished for, else its parent ({@code fr} of {@code fr-CA}), else English, as the catalog falls back.
     * Fails with {@link ProductNotOffered} if that revision was published in none of them, and with {@link UpstreamUnavailable}.
     *
     * @param bearer the authorization of whoever saw it, or null: then what anybody may see
     */
    public Uni<Offered> offered(String bearer, String product, long revision, String channel, String locale) {
        if (bearer != null) return read(bearer, product, revision, channel, locale);
        Shown asked = new Shown(product, revision, channel, locale);
        Offered known = shown.getIfPresent(asked);
        return known != null ? Uni.createFrom().item(known) : read(null, product, revision, channel, locale).invoke(found -> shown.put(asked, found));
    }

    private Uni<Offered> read(String bearer, String product, long revision, String channel, String locale) {
        Uni<Offered> published = catalog.publishedRevision(bearer, product, revision, channel, locale)
                .onFailure().transform(UpstreamUnavailable.unlessAbsent("catalog-service", () -> new ProductNotOffered(product, revision, channel, locale)))
                .map(sheet -> {
                    SeenProduct seen = seen(sheet);
                    // Whoever may not see its name was not offered it.
                    if (seen.name() == null) throw new ProductNotOffered(product, revision, channel, locale);
                    return new Offered(seen, sheet.at("/attributes/sheet_gate").textValue());
                });
        return locale.equals(EVERYWHERE) ? published
                : published.onFailure(ProductNotOffered.class).recoverWithUni(() -> read(bearer, product, revision, channel, parent(locale)));
    }

    /** The family of a product that was on show, as far as anybody may see it; null if nobody may. Fails with {@link UpstreamUnavailable}. */
    public Uni<String> family(String product, long revision, String channel, String locale) {
        return offered(null, product, revision, channel, locale).map(found -> found.seen().family()).onFailure(ProductNotOffered.class).recoverWithNull();
    }

    /** As {@link #offered}, and only what was seen. */
    public Uni<SeenProduct> seen(String bearer, String product, long revision, String channel, String locale) {
        return offered(bearer, product, revision, channel, locale).map(Offered::seen);
    }

    private SeenProduct seen(JsonNode sheet) {
        try {
            return json.treeToValue(sheet, SeenProduct.class).withSheet(hash(sheet));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the catalog-service answered with no product", e);
        }
    }

    private String hash(JsonNode sheet) throws JsonProcessingException {
        Map<?, ?> shown = json.convertValue(sheet, Map.class);
        // Where the catalog files it was not on show.
        shown.remove("family");
        byte[] canonical = json.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).writeValueAsBytes(shown);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String parent(String locale) {
        int last = locale.lastIndexOf('-');
        return last < 0 ? EVERYWHERE : locale.substring(0, last);
    }
}
