package touchstone.catalog.product;

import static touchstone.catalog.CatalogDatabase.anyOf;

import com.mongodb.client.model.IndexOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import touchstone.catalog.CatalogDatabase;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.Family;

/**
 * Which product has a value that no other may have: collection {@code claims}, by "attribute=value".
 *
 * <p>A claim is written before the revision that needs it, and never taken back: it counts only as long as the product's latest revision has the value, or until
 * {@link #PATIENCE} is over if that revision was never written. So a value given up is free for others, whatever process ended when.
 */
@ApplicationScoped
public class Claims {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ReactiveMongoCollection<Document> claims;
    private final ReactiveMongoCollection<Document> heads;
    private final Revisions revisions;
    private final Clock clock;

    Claims(ReactiveMongoDatabase database, Revisions revisions, Clock clock) {
        this.claims = database.getCollection("claims");
        this.heads = database.getCollection("products");
        this.revisions = revisions;
        this.clock = clock;
    }

    public Uni<Void> declareIndexes() {
        // For the compare-and-set that takes a claim over.
        return claims.createIndex(new Document("_id", 1).append("product", 1), new IndexOptions().unique(true)).replaceWithVoid();
    }

    /** One value that a product is to have alone. */
    private record Claim(String key, UUID product, Slot slot) {}

    /**
     * Claims the values that these revisions are to have alone.
     *
     * @param dry only to look whether that could be done
     * @return the slots of each whose value another product has
     */
    Uni<Map<RevisionRef, List<Slot>>> make(Collection<ProductRevision> wanted, Yardstick yardstick, boolean dry) {
        Map<String, Claim> byKey = new LinkedHashMap<>();
        Map<RevisionRef, List<Slot>> refused = new HashMap<>();
        for (ProductRevision revision : wanted) {
            for (Claim claim : of(revision, yardstick.family(revision))) {
                Claim other = byKey.putIfAbsent(claim.key(), claim);
                if (other != null) refused.computeIfAbsent(revision.ref(), ref -> new ArrayList<>()).add(claim.slot());
            }
        }
        if (byKey.isEmpty()) return Uni.createFrom().item(refused);
        Map<UUID, RevisionRef> refs = wanted.stream().map(ProductRevision::ref).collect(Collectors.toMap(RevisionRef::id, Function.identity()));
        List<Claim> all = List.copyOf(byKey.values());
        Uni<Map<String, Claim>> taken = dry
                ? Uni.createFrom().item(byKey)
                : CatalogDatabase.insert(claims, all.stream().map(this::document).toList())
                        .map(positions -> positions.stream().map(all::get).collect(Collectors.toMap(Claim::key, Function.identity())));
        return taken.chain(keys -> others(keys, dry))
                .map(lost -> {
                    lost.forEach(claim -> refused.computeIfAbsent(refs.get(claim.product()), ref -> new ArrayList<>()).add(claim.slot()));
                    return refused;
                });
    }

    /** The product that an other system calls so, or null. */
    Uni<UUID> byReference(String system, String reference) {
        Slot slot = new Slot(ExternalReferences.CODE, system);
        return claims.find(new Document("_id", key(slot, reference))).collect().first().chain(found -> found == null
                ? Uni.createFrom().nullItem()
                : holds(UUID.fromString(found.getString("product")), slot, reference).map(holds -> holds ? UUID.fromString(found.getString("product")) : null));
    }

    /** Of claims whose key is taken those that another product has a right to. The others are the product's own, or are taken over. */
    private Uni<List<Claim>> others(Map<String, Claim> taken, boolean dry) {
        if (taken.isEmpty()) return Uni.createFrom().item(List.of());
        return claims.find(anyOf("_id", taken.keySet())).collect().asList().chain(found -> Multi.createFrom().iterable(found)
                .onItem().transformToUniAndConcatenate(stored -> {
                    Claim claim = taken.get(stored.getString("_id"));
                    UUID owner = UUID.fromString(stored.getString("product"));
                    if (owner.equals(claim.product())) return Uni.createFrom().item(List.<Claim>of());
                    if (stored.getDate("at").toInstant().plus(PATIENCE).isAfter(clock.instant())) return Uni.createFrom().item(List.of(claim));
                    return holds(owner, claim.slot(), stored.getString("value")).chain(holds -> holds
                            ? Uni.createFrom().item(List.of(claim))
                            : dry ? Uni.createFrom().item(List.<Claim>of()) : takeOver(claim, owner).map(over -> over ? List.<Claim>of() : List.of(claim)));
                })
                .onItem().<Claim>disjoint().collect().asList());
    }

    private Uni<Boolean> holds(UUID product, Slot slot, String value) {
        return heads.find(new Document("_id", product.toString())).collect().first().chain(head -> {
            if (head == null) return Uni.createFrom().item(false);
            RevisionRef latest = new RevisionRef(product, head.getLong("revision"));
            return revisions.of(List.of(latest)).map(found -> found.get(latest).values().get(slot.attribute(), slot.scope()).filter(data -> text(data).equals(value)).isPresent());
        });
    }

    private Uni<Boolean> takeOver(Claim claim, UUID owner) {
        Document fields = new Document("product", claim.product().toString()).append("at", Date.from(clock.instant()));
        return claims.updateOne(new Document("_id", claim.key()).append("product", owner.toString()), new Document("$set", fields)).map(updated -> updated.getModifiedCount() == 1);
    }

    private static List<Claim> of(ProductRevision revision, Family family) {
        List<Claim> claims = new ArrayList<>();
        Set<String> unique = family.attributes().stream().filter(attribute -> attribute.limits().unique()).map(Attribute::code).collect(Collectors.toSet());
        revision.values().bySlot().forEach((slot, value) -> {
            if (slot.attribute().equals(ExternalReferences.CODE) || unique.contains(slot.attribute())) claims.add(new Claim(key(slot, text(value.data())), revision.ref().id(), slot));
        });
        return claims;
    }

    private static String key(Slot slot, String value) {
        return slot.attribute() + (slot.scope() == null ? "" : "/" + slot.scope()) + "=" + value;
    }

    private static String text(Object data) {
        return data instanceof BigDecimal number ? number.toPlainString() : data.toString();
    }

    private Document document(Claim claim) {
        return new Document("_id", claim.key()).append("product", claim.product().toString()).append("value", claim.key().substring(claim.key().indexOf('=') + 1))
                .append("at", Date.from(clock.instant()));
    }
}
