package touchstone.catalog.approval;

import static java.util.stream.Collectors.toSet;
import static touchstone.catalog.CatalogDatabase.anyOf;

import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import touchstone.catalog.CatalogDatabase;
import touchstone.catalog.product.RevisionRef;

/** Which revisions are approved, by whom and when: collection {@code approvals}, by "product:number". An approval is written once and never changed; the first one counts. */
@ApplicationScoped
public class Approvals {
    private final ReactiveMongoCollection<Document> approvals;

    Approvals(ReactiveMongoDatabase database) {
        this.approvals = database.getCollection("approvals");
    }

    Uni<Void> add(Collection<RevisionRef> approved, String approver, Instant at) {
        return CatalogDatabase.insert(approvals, approved.stream()
                .map(ref -> new Document("_id", ref.key()).append("author", approver).append("at", Date.from(at)))
                .toList()).replaceWithVoid();
    }

    /** @param author who approved it */
    public record Approval(RevisionRef ref, String author, Instant at) {}

    /** The approvals of those of the revisions that are approved. */
    public Uni<List<Approval>> of(Collection<RevisionRef> revisions) {
        return approvals.find(anyOf("_id", revisions.stream().map(RevisionRef::key).toList()))
                .map(stored -> new Approval(RevisionRef.of(stored.getString("_id")), stored.getString("author"), stored.getDate("at").toInstant())).collect().asList();
    }

    /** Those of the revisions that are approved. */
    public Uni<Set<RevisionRef>> among(Collection<RevisionRef> revisions) {
        return approvals.find(anyOf("_id", revisions.stream().map(RevisionRef::key).toList())).map(found -> found.getString("_id"))
                .collect().asSet().map(keys -> revisions.stream().filter(ref -> keys.contains(ref.key())).collect(toSet()));
    }
}
