package touchstone.catalog.product;

import static touchstone.catalog.CatalogDatabase.anyOf;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import touchstone.catalog.CatalogDatabase;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.Families;
import touchstone.catalog.family.Family;

/**
 * Which product has a value that no other may have: collection {@code claims}, by "attribute=value".
 *
 * <p>A claim is written before the revision that needs it, and names that revision. It counts as long as the product's latest revision has the value, and for
 * {@link #PATIENCE} as long as the revision it names is not there: it may be on its way. So a value given up is free at once, and one that was claimed in vain
 * after that time, whatever process ended when. Each write of a claim carries a mark of its own, and every later write is a compare-and-set on that mark.
 */
@ApplicationScoped
public class Claims {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 5;
    /** Of a variant, what it says on its axes. */
    private static final Slot COMBINATION = Standing.VARIANT_OF.slot(null);

    private final ReactiveMongoCollection<Document> claims;
    private final ReactiveMongoCollection<Document> heads;
    private final Revisions revisions;
    private final Families families;
    private final Clock clock;

    Claims(ReactiveMongoDatabase database, Revisions revisions, Families families, Clock clock) {
        this.claims = database.getCollection("claims");
        this.heads = database.getCollection("products");
        this.revisions = revisions;
        this.families = families;
        this.clock = clock;
    }

    public Uni<Void> declareIndexes() {
        // Both for a compare-and-set; the first for claims from before they had a mark.
        IndexOptions unique = new IndexOptions().unique(true);
        return claims.createIndex(new Document("_id", 1).append("product", 1), unique)
                .chain(() -> claims.createIndex(new Document("_id", 1).append("mark", 1), unique)).replaceWithVoid();
    }

    /** One value that a revision is to have alone. */
    record Claim(String key, RevisionRef ref, Slot slot) {
        String value() {
            return key.substring(key.indexOf('=') + 1);
        }
    }

    /** A claim that could not be made. @param owner the product that has a right to the value */
    record Lost(Claim claim, UUID owner) {}

    /**
     * Claims the values that these revisions are to have alone, by what is unique at this moment: whoever makes an attribute unique need not wait for those who
     * read the family before.
     *
     * @param refusedAnyway those that will not be saved for another reason, so that what is claimed for them, and for variants of them, is let go again
     * @param dry           only to look whether that could be done
     * @return the slots of each whose value another product has
     */
    Uni<Map<RevisionRef, List<Slot>>> make(Collection<ProductRevision> wanted, Set<RevisionRef> refusedAnyway, boolean dry) {
        return families.all().chain(all -> {
            Claiming claiming = new Claiming(dry);
            wanted.forEach(revision -> claiming.want(revision, unique(all.get(revision.family()))));
            wanted.forEach(revision -> Standing.combination(revision.values()).ifPresent(combination -> claiming.want(new Claim(key(COMBINATION, combination), revision.ref(), COMBINATION))));
            return claiming.run().chain(lost -> {
                Map<RevisionRef, List<Slot>> refused = new HashMap<>();
                lost.forEach(it -> refused.computeIfAbsent(it.claim().ref(), ref -> new ArrayList<>()).add(it.claim().slot()));
                Set<RevisionRef> gone = new HashSet<>(refusedAnyway);
                gone.addAll(refused.keySet());
                gone.addAll(Standing.variantsOf(gone, wanted));
                return claiming.letGo(gone::contains).replaceWith(refused);
            });
        });
    }

    /** Claims the values that these revisions, each the latest of its product, have of some attributes already. */
    Uni<List<Lost>> cover(Collection<ProductRevision> latest, Set<String> attributes) {
        Claiming claiming = new Claiming(false);
        latest.forEach(revision -> claiming.want(revision, attributes));
        return claiming.run();
    }

    /** Lets go what products claimed that are taken back. */
    Uni<Void> forget(Collection<ProductRevision> gone) {
        return families.all().chain(all -> {
            Claiming claiming = new Claiming(false);
            gone.forEach(revision -> claiming.want(revision, unique(all.get(revision.family()))));
            gone.forEach(revision -> Standing.combination(revision.values()).ifPresent(combination -> claiming.want(new Claim(key(COMBINATION, combination), revision.ref(), COMBINATION))));
            List<DeleteOneModel<Document>> claimed = claiming.wanted.values().stream()
                    .map(claim -> new DeleteOneModel<Document>(new Document("_id", claim.key()).append("product", claim.ref().id().toString()))).toList();
            return claimed.isEmpty() ? Uni.createFrom().voidItem() : claims.bulkWrite(claimed, new BulkWriteOptions().ordered(false)).replaceWithVoid();
        });
    }

    /** The product that an other system calls so, or null. */
    Uni<UUID> byReference(String system, String reference) {
        Slot slot = new Slot(ExternalReferences.CODE, system);
        return claims.find(new Document("_id", key(slot, reference))).collect().first().chain(found -> {
            if (found == null) return Uni.createFrom().nullItem();
            UUID owner = UUID.fromString(found.getString("product"));
            return heads.find(new Document("_id", owner.toString())).collect().first().chain(head -> head == null ? Uni.createFrom().item(false) : has(owner, head.getLong("revision"), slot, reference))
                    .map(has -> has ? owner : null);
        });
    }

    /** The claims of some revisions on their way, all of one mark. */
    private final class Claiming {
        private final boolean dry;
        private final String mark = UUID.randomUUID().toString();
        private final Map<String, Claim> wanted = new LinkedHashMap<>();
        /** What was nobody's, or void, before: nobody else counts on it. */
        private final Set<String> fresh = new HashSet<>();
        private final List<Lost> lost = new ArrayList<>();

        Claiming(boolean dry) {
            this.dry = dry;
        }

        void want(ProductRevision revision, Set<String> unique) {
            revision.values().bySlot().forEach((slot, value) -> {
                if (slot.attribute().equals(ExternalReferences.CODE) || unique.contains(slot.attribute())) want(new Claim(key(slot, text(value.data())), revision.ref(), slot));
            });
        }

        void want(Claim claim) {
            // Of one product's revisions the later: as long as that one may come, the claim counts.
            Claim other = wanted.merge(claim.key(), claim, (first, second) -> first.ref().id().equals(second.ref().id()) ? second : first);
            if (!other.ref().id().equals(claim.ref().id())) lost.add(new Lost(claim, other.ref().id()));
        }

        Uni<List<Lost>> run() {
            return insert(wanted.keySet()).chain(taken -> settle(taken, ATTEMPTS)).replaceWith(() -> lost);
        }

        /** Takes back what was claimed for revisions that are not saved after all. */
        Uni<Void> letGo(java.util.function.Predicate<RevisionRef> unsaved) {
            List<DeleteOneModel<Document>> gone = fresh.stream().map(wanted::get).filter(claim -> unsaved.test(claim.ref()))
                    .map(claim -> new DeleteOneModel<Document>(new Document("_id", claim.key()).append("mark", mark))).toList();
            return gone.isEmpty() ? Uni.createFrom().voidItem() : claims.bulkWrite(gone, new BulkWriteOptions().ordered(false)).replaceWithVoid();
        }

        /** @return the keys that are taken */
        private Uni<Set<String>> insert(Collection<String> keys) {
            if (dry || keys.isEmpty()) return Uni.createFrom().item(Set.copyOf(keys));
            List<Claim> all = keys.stream().map(wanted::get).toList();
            return CatalogDatabase.insert(claims, all.stream().map(claim -> fields(claim).append("_id", claim.key()).append("value", claim.value())).toList()).map(positions -> {
                Set<String> taken = positions.stream().map(all::get).map(Claim::key).collect(Collectors.toSet());
                keys.stream().filter(key -> !taken.contains(key)).forEach(fresh::add);
                return taken;
            });
        }

        /** Of keys that are taken: renews the product's own, takes over those that are void, and loses the others. What changes meanwhile is looked at again. */
        private Uni<Void> settle(Set<String> keys, int attempts) {
            if (keys.isEmpty()) return Uni.createFrom().voidItem();
            return claims.find(anyOf("_id", keys)).collect().asMap(stored -> stored.getString("_id"), Function.identity()).chain(found -> {
                Set<String> gone = keys.stream().filter(key -> !found.containsKey(key)).collect(Collectors.toSet());
                List<Document> others = found.values().stream().filter(stored -> !mark.equals(stored.getString("mark"))).toList();
                if (attempts == 0) {
                    others.forEach(this::lose);
                    gone.forEach(key -> lost.add(new Lost(wanted.get(key), wanted.get(key).ref().id())));
                    return Uni.createFrom().voidItem();
                }
                return Multi.createFrom().iterable(others).onItem().transformToUniAndConcatenate(this::open).collect().asList()
                        .chain(open -> dry ? Uni.createFrom().voidItem() : insert(gone).chain(taken -> writeOver(open).chain(left -> {
                            Set<String> again = new HashSet<>(taken);
                            again.addAll(left);
                            return settle(again, attempts - 1);
                        })));
            });
        }

        /** The claim if it is the product's own or void; nothing if another product has a right to it. */
        private Uni<Document> open(Document stored) {
            Claim claim = wanted.get(stored.getString("_id"));
            if (stored.getString("product").equals(claim.ref().id().toString())) return Uni.createFrom().item(stored);
            return counts(stored, claim.slot()).map(counts -> {
                if (counts) lose(stored);
                return counts ? null : stored;
            });
        }

        private void lose(Document stored) {
            lost.add(new Lost(wanted.get(stored.getString("_id")), UUID.fromString(stored.getString("product"))));
        }

        /** @return the keys to be looked at again, since some of the claims were written by somebody else meanwhile */
        private Uni<Set<String>> writeOver(List<Document> open) {
            if (open.isEmpty()) return Uni.createFrom().item(Set.of());
            List<UpdateOneModel<Document>> updates = open.stream().map(stored -> {
                Claim claim = wanted.get(stored.getString("_id"));
                if (!stored.getString("product").equals(claim.ref().id().toString())) fresh.add(claim.key());
                Document unchanged = new Document("_id", claim.key());
                if (stored.getString("mark") == null) unchanged.append("product", stored.getString("product"));
                else unchanged.append("mark", stored.getString("mark"));
                return new UpdateOneModel<Document>(unchanged, new Document("$set", fields(claim)));
            }).toList();
            return claims.bulkWrite(updates, new BulkWriteOptions().ordered(false)).map(written -> written.getModifiedCount() == open.size() ? Set.of()
                    : open.stream().map(stored -> stored.getString("_id")).collect(Collectors.toSet()));
        }

        private Document fields(Claim claim) {
            return new Document("product", claim.ref().id().toString()).append("revision", claim.ref().revision()).append("at", Date.from(clock.instant())).append("mark", mark);
        }
    }

    /** Whether the product that a claim names has a right to the value. */
    private Uni<Boolean> counts(Document stored, Slot slot) {
        UUID owner = UUID.fromString(stored.getString("product"));
        boolean recent = stored.getDate("at").toInstant().plus(PATIENCE).isAfter(clock.instant());
        return heads.find(new Document("_id", owner.toString())).collect().first().chain(head -> {
            if (head == null) return Uni.createFrom().item(recent);
            long latest = head.getLong("revision");
            Long named = stored.getLong("revision");
            return recent && (named == null || named > latest) ? Uni.createFrom().item(true) : has(owner, latest, slot, stored.getString("value"));
        });
    }

    /** Whether a product has a value. A head may be one behind: see {@link Products}. */
    private Uni<Boolean> has(UUID product, long latest, Slot slot, String value) {
        return revisions.of(List.of(new RevisionRef(product, latest), new RevisionRef(product, latest + 1)))
                .map(found -> found.values().stream().anyMatch(revision -> claimed(revision.values(), slot).filter(value::equals).isPresent()));
    }

    /** What a product claims in a slot, if it claims any. */
    private static Optional<String> claimed(Values values, Slot slot) {
        return slot.equals(COMBINATION) ? Standing.combination(values) : values.get(slot.attribute(), slot.scope()).map(Claims::text);
    }

    private static Set<String> unique(Family family) {
        return family.attributes().stream().filter(attribute -> attribute.limits().unique()).map(Attribute::code).collect(Collectors.toSet());
    }

    private static String key(Slot slot, String value) {
        return slot.attribute() + (slot.scope() == null ? "" : "/" + slot.scope()) + "=" + value;
    }

    private static String text(Object data) {
        return data instanceof BigDecimal number ? number.toPlainString() : data.toString();
    }
}
