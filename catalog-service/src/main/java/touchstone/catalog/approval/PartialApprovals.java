package touchstone.catalog.approval;

import com.mongodb.client.model.ReplaceOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import touchstone.catalog.product.RevisionRef;

/** Approvals in part that are on their way: collection {@code partialApprovals}, by "product:number" of the draft, from before the first write until after the last. */
@ApplicationScoped
class PartialApprovals {
    private final ReactiveMongoCollection<Document> notes;

    PartialApprovals(ReactiveMongoDatabase database) {
        this.notes = database.getCollection("partialApprovals");
    }

    /** @param draft the revision that is approved in part */
    record Note(RevisionRef draft, String approver, Instant at) {
        /** The revision that says the part. */
        RevisionRef part() {
            return draft.next();
        }
    }

    Uni<Void> add(Note note) {
        return notes.replaceOne(new Document("_id", note.draft().key()),
                new Document("_id", note.draft().key()).append("approver", note.approver()).append("at", Date.from(note.at())), new ReplaceOptions().upsert(true)).replaceWithVoid();
    }

    Uni<Void> remove(RevisionRef draft) {
        return notes.deleteOne(new Document("_id", draft.key())).replaceWithVoid();
    }

    /** Those begun before a time and still there. There are few at any time. */
    Uni<List<Note>> begunBefore(Instant time) {
        return notes.find().map(stored -> new Note(RevisionRef.of(stored.getString("_id")), stored.getString("approver"), stored.getDate("at").toInstant()))
                .filter(note -> note.at().isBefore(time)).collect().asList();
    }
}
