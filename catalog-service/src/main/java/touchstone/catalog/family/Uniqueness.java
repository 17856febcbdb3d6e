package touchstone.catalog.family;

import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.jboss.logging.Logger;
import touchstone.commons.problem.Refusal;

/**
 * Saves a family one of whose attributes becomes unique. The values that products hold are claimed first, and the change is refused if two hold the same; once the
 * family is saved they are claimed again, for what was saved in between. A note in the collection {@code uniqueChanges} ("family:number") says that this is going
 * on: where the process ends in the middle, the next start claims once more.
 */
@ApplicationScoped
public class Uniqueness {
    private static final Logger log = Logger.getLogger(Uniqueness.class);

    private final Families families;
    private final UniqueValues values;
    private final ReactiveMongoCollection<Document> changes;

    Uniqueness(Families families, UniqueValues values, ReactiveMongoDatabase database) {
        this.families = families;
        this.values = values;
        this.changes = database.getCollection("uniqueChanges");
    }

    /** The attributes that become unique, and of which products may hold values. */
    static Set<String> added(FamilyRevision present, FamilyRevision next) {
        Set<String> added = new TreeSet<>();
        for (Attribute attribute : next.family().attributes()) {
            boolean before = present.family().attribute(attribute.code()).filter(it -> it.limits().unique()).isPresent();
            if (attribute.limits().unique() && !before && present.known(attribute.code()).isPresent()) added.add(attribute.code());
        }
        return added;
    }

    /** Fails with {@link ValuesHeldTwice} or {@link touchstone.commons.Revision.RevisionOutdated}; then the family says what it said before. */
    Uni<FamilyRevision> save(FamilyRevision present, FamilyRevision next, Set<String> added) {
        String family = next.family().code();
        Document note = new Document("_id", family + ":" + next.revision()).append("family", family).append("attributes", added);
        return values.claim(family, added).invoke(Uniqueness::refuse)
                .chain(() -> changes.insertOne(note))
                .chain(() -> families.save(present, next))
                .call(saved -> values.claim(family, added).chain(twice -> twice.isEmpty() ? Uni.createFrom().voidItem()
                        : families.save(saved, back(present, saved)).invoke(() -> refuse(twice)).replaceWithVoid()))
                .onFailure(Refusal.class).call(() -> done(note))
                .call(() -> done(note));
    }

    private static void refuse(List<UniqueValues.HeldTwice> twice) {
        if (!twice.isEmpty()) throw new ValuesHeldTwice(twice);
    }

    private static FamilyRevision back(FamilyRevision before, FamilyRevision saved) {
        return new FamilyRevision(before.family(), before.retired(), saved.revision() + 1, saved.author(), saved.at(), "Taken back: some products have the same value.");
    }

    private Uni<Void> done(Document note) {
        return changes.deleteOne(new Document("_id", note.get("_id"))).replaceWithVoid();
    }

    /** Goes on with what was left in the middle. */
    public Uni<Void> resume() {
        return changes.find().collect().asList().chain(left -> Multi.createFrom().iterable(left)
                .onItem().transformToUniAndConcatenate(note -> values.claim(note.getString("family"), Set.copyOf(note.getList("attributes", String.class)))
                        .invoke(twice -> twice.forEach(it -> log.warnf("two products have a value that is unique family=%s attribute=%s sku=%s sku=%s", note.getString("family"), it.attribute(), it.sku(), it.otherSku())))
                        .chain(() -> done(note)))
                .collect().asList().replaceWithVoid());
    }
}
