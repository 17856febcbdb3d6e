package touchstone.lead.product;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import touchstone.lead.upstream.UpstreamUnavailable;

/** What is, or was, on show: read from the catalog-service. */
@ApplicationScoped
public class PublishedProducts {
    private static final String EVERYWHERE = "en";

    private final Catalog catalog;

    PublishedProducts(@RestClient Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Reads what the storefront showed: the locale wished for, else its parent ({@code fr} of {@code fr-CA}), else English, as the catalog falls back.
     * Fails with {@link ProductNotOffered} if that revision was published in none of them, and with {@link UpstreamUnavailable}.
     */
    public Uni<SeenProduct> seen(String bearer, String product, long revision, String channel, String locale) {
        Uni<SeenProduct> published = catalog.publishedRevision(bearer, product, revision, channel, locale)
                .onFailure().transform(UpstreamUnavailable.unlessAbsent("catalog-service", () -> new ProductNotOffered(product, revision, channel, locale)))
                // Whoever may not see its name was not offered it.
                .onItem().transform(Unchecked.function(seen -> {
                    if (seen.name() == null) throw new ProductNotOffered(product, revision, channel, locale);
                    return seen;
                }));
        return locale.equals(EVERYWHERE) ? published
                : published.onFailure(ProductNotOffered.class).recoverWithUni(() -> seen(bearer, product, revision, channel, parent(locale)));
    }

    private static String parent(String locale) {
        int last = locale.lastIndexOf('-');
        return last < 0 ? EVERYWHERE : locale.substring(0, last);
    }
}
