package touchstone.lead.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import touchstone.lead.upstream.UpstreamUnavailable;

/** What is, or was, on show: read from the catalog-service. */
@ApplicationScoped
public class PublishedProducts {
    private static final String EVERYWHERE = "en";

    private final Catalog catalog;
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
        Uni<Offered> published = catalog.publishedRevision(bearer, product, revision, channel, locale)
                .onFailure().transform(UpstreamUnavailable.unlessAbsent("catalog-service", () -> new ProductNotOffered(product, revision, channel, locale)))
                .map(sheet -> {
                    SeenProduct seen = seen(sheet);
                    // Whoever may not see its name was not offered it.
                    if (seen.name() == null) throw new ProductNotOffered(product, revision, channel, locale);
                    return new Offered(seen, sheet.at("/attributes/sheet_gate").textValue());
                });
        return locale.equals(EVERYWHERE) ? published
                : published.onFailure(ProductNotOffered.class).recoverWithUni(() -> offered(bearer, product, revision, channel, parent(locale)));
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
        byte[] canonical = json.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).writeValueAsBytes(json.convertValue(sheet, Map.class));
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
