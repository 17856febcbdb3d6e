package touchstone.catalog.product;

import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import touchstone.catalog.family.UniqueValues;
import touchstone.catalog.product.Claims.Lost;

/** Claims what products hold of attributes that become unique, in one walk over the products of the family. */
@ApplicationScoped
class PresentValues implements UniqueValues {
    private static final int BATCH = 500;
    private static final int MOST_NAMED = 20;

    private final ReactiveMongoCollection<Document> heads;
    private final Products products;
    private final Revisions revisions;
    private final Claims claims;

    PresentValues(ReactiveMongoDatabase database, Products products, Revisions revisions, Claims claims) {
        this.heads = database.getCollection("products");
        this.products = products;
        this.revisions = revisions;
        this.claims = claims;
    }

    @Override
    public Uni<List<HeldTwice>> claim(String family, Set<String> attributes) {
        return heads.find(new Document("family", family))
                .map(head -> new RevisionRef(UUID.fromString(head.getString("_id")), head.getLong("revision")))
                .group().intoLists().of(BATCH)
                .onItem().transformToUniAndConcatenate(refs -> revisions.of(refs).chain(latest -> claims.cover(latest.values(), attributes)))
                .onItem().<Lost>disjoint()
                .select().first(MOST_NAMED)
                .collect().asList().chain(this::named);
    }

    private Uni<List<HeldTwice>> named(List<Lost> lost) {
        if (lost.isEmpty()) return Uni.createFrom().item(List.of());
        List<UUID> ids = new ArrayList<>();
        lost.forEach(it -> ids.addAll(List.of(it.owner(), it.claim().ref().id())));
        return products.byId(ids).map(found -> lost.stream().map(it -> new HeldTwice(it.claim().slot().attribute(), it.claim().slot().scope(), it.claim().value(),
                sku(it.owner(), found), sku(it.claim().ref().id(), found))).toList());
    }

    private static String sku(UUID id, Map<UUID, Product> found) {
        // A claim may be that of a product on its way, which has no head yet.
        return found.containsKey(id) ? found.get(id).sku() : id.toString();
    }
}
