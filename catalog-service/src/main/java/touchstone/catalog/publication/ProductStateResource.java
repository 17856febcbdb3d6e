package touchstone.catalog.publication;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.channel.Channels;
import touchstone.catalog.product.Product;
import touchstone.catalog.product.ProductNotFound;
import touchstone.catalog.product.Products;
import touchstone.catalog.publication.ProductState.Latest;
import touchstone.catalog.publication.ProductState.Status;
import touchstone.commons.Page;

@Path("/products/{id}/states")
@Tag(name = "Publications")
public class ProductStateResource {
    private final Products products;
    private final Channels channels;
    private final Publications publications;

    ProductStateResource(Products products, Channels channels, Publications publications) {
        this.products = products;
        this.channels = channels;
        this.publications = publications;
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "How far a product is on each channel in each locale")
    public Uni<Page<ProductState>> list(UUID id) {
        return products.byId(List.of(id)).map(found -> found.get(id)).onItem().ifNull().failWith(() -> new ProductNotFound(id))
                .chain(head -> channels.all().chain(all -> publications.of(id, all).map(there -> new Page<>(all.stream()
                        .flatMap(channel -> channel.locales().stream().map(locale -> state(head, channel, locale, there))).toList(), null))));
    }

    private static ProductState state(Product head, Channel channel, String locale, Map<String, Publication> there) {
        Latest latest = new Latest(head.revision(), Status.valueOf(head.status().name()));
        Publication publication = there.get(Publication.key(head.id(), channel.code(), locale));
        if (publication == null) return new ProductState(channel.code(), locale, latest.status(), latest.revision(), null, latest);
        return new ProductState(channel.code(), locale, publication.live() ? Status.PUBLISHED : Status.WITHDRAWN, publication.revision(), publication.at(), latest);
    }
}
