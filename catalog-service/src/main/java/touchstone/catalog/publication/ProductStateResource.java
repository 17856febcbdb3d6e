package touchstone.catalog.publication;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.catalog.channel.Channel;
import touchstone.catalog.channel.Channels;
import touchstone.catalog.product.FieldRights;
import touchstone.catalog.product.Inheritance;
import touchstone.catalog.product.Product;
import touchstone.catalog.product.ProductNotFound;
import touchstone.catalog.product.Products;
import touchstone.catalog.product.RevisionRef;
import touchstone.catalog.product.Revisions;
import touchstone.catalog.product.Slot;
import touchstone.catalog.product.Variants;
import touchstone.catalog.product.Yardsticks;
import touchstone.catalog.publication.ProductState.Latest;
import touchstone.catalog.publication.ProductState.Status;
import touchstone.catalog.rights.Caller;
import touchstone.commons.Page;

@Path("/products/{id}/states")
@Tag(name = "Publications")
public class ProductStateResource {
    private final Products products;
    private final Channels channels;
    private final Publications publications;
    private final Revisions revisions;
    private final Variants variants;
    private final Yardsticks yardsticks;
    private final Caller caller;

    ProductStateResource(Products products, Channels channels, Publications publications, Revisions revisions, Variants variants, Yardsticks yardsticks, Caller caller) {
        this.products = products;
        this.channels = channels;
        this.publications = publications;
        this.revisions = revisions;
        this.variants = variants;
        this.yardsticks = yardsticks;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "How far a product is on each channel in each locale")
    public Uni<Page<ProductState>> list(UUID id) {
        return caller.permissions().map(FieldRights::new).chain(rights -> products.byId(List.of(id)).map(found -> found.get(id)).onItem().ifNull().failWith(() -> new ProductNotFound(id))
                .chain(head -> channels.all().chain(all -> publications.of(id, all).chain(there -> behind(head, there.values(), rights).map(behind -> new Page<>(all.stream()
                        .flatMap(channel -> channel.locales().stream().map(locale -> state(head, channel, locale, there, behind))).toList(), null))))));
    }

    /** Of a variant, where each revision does not say what its model says now. */
    private Uni<Map<Long, List<String>>> behind(Product head, Collection<Publication> there, FieldRights rights) {
        List<RevisionRef> refs = Stream.concat(Stream.of(head.latest()), there.stream().map(it -> new RevisionRef(it.product(), it.revision()))).distinct().toList();
        return revisions.of(refs).chain(known -> variants.modelOf(known.get(head.latest())).chain(model -> model.isEmpty()
                ? Uni.createFrom().item(Map.<Long, List<String>>of())
                : yardsticks.now().map(yardstick -> known.values().stream().collect(Collectors.toMap(revision -> revision.ref().revision(),
                        revision -> rights.seenOf(Inheritance.behind(revision, model.get(), yardstick.family(revision)), yardstick.family(revision)).stream().map(Slot::name).toList())))));
    }

    private static ProductState state(Product head, Channel channel, String locale, Map<String, Publication> there, Map<Long, List<String>> behind) {
        Latest latest = new Latest(head.revision(), Status.valueOf(head.status().name()));
        Publication publication = there.get(Publication.key(head.id(), channel.code(), locale));
        if (publication == null) return new ProductState(channel.code(), locale, latest.status(), latest.revision(), null, some(behind.get(latest.revision())), latest);
        return new ProductState(channel.code(), locale, publication.live() ? Status.PUBLISHED : Status.WITHDRAWN, publication.revision(), publication.at(),
                some(behind.get(publication.revision())), latest);
    }

    private static List<String> some(List<String> slots) {
        return slots == null || slots.isEmpty() ? null : slots;
    }
}
