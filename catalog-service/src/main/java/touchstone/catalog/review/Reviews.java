package touchstone.catalog.review;

import static touchstone.catalog.CatalogDatabase.anyOf;

import com.github.f4b6a3.uuid.UuidCreator;
import com.mongodb.client.model.IndexOptions;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.bson.Document;
import touchstone.catalog.CatalogDatabase;
import touchstone.catalog.product.RevisionRef;

/** Reviews in the database: collection {@code reviews}, by "product:number", decided once each time it is opened; what is said on them stands in {@code reviewComments}, never changed. */
@ApplicationScoped
public class Reviews {
    private static final int MOST_COMMENTS = 500;
    private static final List<String> ROUND = List.of("author", "at", "comment", "decidedBy", "decidedAt", "decisionComment");

    private final ReactiveMongoCollection<Document> reviews;
    private final ReactiveMongoCollection<Document> comments;

    Reviews(ReactiveMongoDatabase database) {
        this.reviews = database.getCollection("reviews");
        this.comments = database.getCollection("reviewComments");
    }

    public Uni<Void> declareIndexes() {
        return comments.createIndex(new Document("review", 1).append("_id", 1)).chain(() ->
                // For the compare-and-set of a decision.
                reviews.createIndex(new Document("_id", 1).append("state", 1), new IndexOptions().unique(true))).replaceWithVoid();
    }

    /**
     * Opens a review, or opens it again where changes were asked for and it turned out to need none: what was decided then stays beside it.
     *
     * @return whether it was opened; if not, it is open already, or decided otherwise
     */
    Uni<Boolean> open(RevisionRef ref, String author, Instant at, String comment) {
        Document review = new Document("_id", ref.key()).append("product", ref.id().toString()).append("revision", ref.revision())
                .append("state", Review.State.OPEN.name()).append("author", author).append("at", Date.from(at)).append("comment", comment);
        return CatalogDatabase.insert(reviews, List.of(review))
                .chain(taken -> taken.isEmpty() ? Uni.createFrom().item(true) : reopen(review));
    }

    private Uni<Boolean> reopen(Document review) {
        return reviews.find(new Document("_id", review.get("_id")).append("state", Review.State.CHANGES_REQUESTED.name())).collect().first().chain(before -> {
            if (before == null) return Uni.createFrom().item(false);
            List<Document> earlier = new ArrayList<>(before.getList("earlier", Document.class, List.of()));
            Document round = new Document();
            ROUND.forEach(field -> round.append(field, before.get(field)));
            earlier.add(round);
            // Its time tells this decision from another that came in between.
            Document undone = new Document("_id", before.get("_id")).append("state", before.get("state")).append("decidedAt", before.get("decidedAt"));
            return reviews.replaceOne(undone, review.append("earlier", earlier)).map(replaced -> replaced.getModifiedCount() == 1);
        });
    }

    Uni<Review> get(RevisionRef ref) {
        return reviews.find(new Document("_id", ref.key())).map(Reviews::review).collect().first().onItem().ifNull().failWith(() -> new ReviewNotFound(ref))
                .chain(review -> comments(ref).map(said -> review.with(review.state(), said)));
    }

    /** The reviews of a product's latest revisions, newest first, without what was said on them. */
    public Uni<List<Review>> upTo(RevisionRef latest, int most) {
        List<String> keys = LongStream.rangeClosed(Math.max(1, latest.revision() - most + 1), latest.revision()).mapToObj(number -> new RevisionRef(latest.id(), number).key()).toList();
        return reviews.find(anyOf("_id", keys)).map(Reviews::review).collect().asList()
                .map(found -> found.stream().sorted((a, b) -> Long.compare(b.revision(), a.revision())).toList());
    }

    /** @return whether it was open until now */
    Uni<Boolean> decide(RevisionRef ref, Review.State state, String approver, Instant at, String comment) {
        Document decision = new Document("state", state.name()).append("decidedBy", approver).append("decidedAt", Date.from(at)).append("decisionComment", comment);
        return reviews.updateOne(new Document("_id", ref.key()).append("state", Review.State.OPEN.name()), new Document("$set", decision))
                .map(updated -> updated.getModifiedCount() == 1);
    }

    /** Notes what an approval has approved. */
    Uni<Void> finish(RevisionRef ref, Review.State state, long approved) {
        return reviews.updateOne(new Document("_id", ref.key()), new Document("$set", new Document("state", state.name()).append("approvedRevision", approved))).replaceWithVoid();
    }

    /** Opens a review again whose approval was refused. */
    Uni<Void> release(RevisionRef ref) {
        Document undecided = new Document("state", Review.State.OPEN.name()).append("decidedBy", null).append("decidedAt", null).append("decisionComment", null);
        return reviews.updateOne(new Document("_id", ref.key()).append("state", Review.State.APPROVED.name()).append("approvedRevision", null), new Document("$set", undecided)).replaceWithVoid();
    }

    Uni<Review.Comment> say(RevisionRef ref, String author, Instant at, NewComment comment) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return comments.insertOne(new Document("_id", id.toString()).append("review", ref.key()).append("author", author).append("at", Date.from(at))
                .append("attribute", comment.attribute()).append("scope", comment.scope()).append("text", comment.text()))
                .replaceWith(new Review.Comment(id, author, at, comment.attribute(), comment.scope(), comment.text()));
    }

    private Uni<List<Review.Comment>> comments(RevisionRef ref) {
        return comments.find(new Document("review", ref.key()), new FindOptions().sort(new Document("_id", 1)).limit(MOST_COMMENTS))
                .map(stored -> new Review.Comment(UUID.fromString(stored.getString("_id")), stored.getString("author"), stored.getDate("at").toInstant(),
                        stored.getString("attribute"), stored.getString("scope"), stored.getString("text"))).collect().asList();
    }

    private static Review review(Document stored) {
        Date decidedAt = stored.getDate("decidedAt");
        return new Review(UUID.fromString(stored.getString("product")), stored.getLong("revision"), Review.State.valueOf(stored.getString("state")), stored.getString("author"),
                stored.getDate("at").toInstant(), stored.getString("comment"), stored.getString("decidedBy"), decidedAt == null ? null : decidedAt.toInstant(),
                stored.getString("decisionComment"), stored.getLong("approvedRevision"), List.of(),
                stored.getList("earlier", Document.class, List.of()).stream().map(Reviews::round).toList());
    }

    private static Review.Round round(Document stored) {
        return new Review.Round(stored.getString("author"), stored.getDate("at").toInstant(), stored.getString("comment"), stored.getString("decidedBy"),
                stored.getDate("decidedAt").toInstant(), stored.getString("decisionComment"));
    }
}
