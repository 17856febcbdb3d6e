package touchstone.catalog.rights;

import static touchstone.catalog.CatalogDatabase.anyOf;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.model.UpdateOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bson.Document;
import touchstone.catalog.CatalogDatabase;
import touchstone.commons.Page;
import touchstone.commons.Revision;

/** The rights of roles in the database: collection {@code rights}, by role, and each state of them for good in {@code rightsRevisions}, by "role:number". */
@ApplicationScoped
public class Rights {
    private final ReactiveMongoCollection<Document> rights;
    private final ReactiveMongoCollection<Document> revisions;
    private final ObjectMapper json;
    private final Clock clock;

    Rights(ReactiveMongoDatabase database, ObjectMapper json, Clock clock) {
        this.rights = database.getCollection("rights");
        this.revisions = database.getCollection("rightsRevisions");
        this.json = json;
        this.clock = clock;
    }

    /** What somebody with these roles may do. */
    public Uni<Permissions> of(Collection<String> roles) {
        return rights.find(anyOf("_id", roles)).map(this::rights).collect().asList()
                .map(found -> found.stream().flatMap(role -> role.rights().stream()).toList())
                .map(all -> all.isEmpty() ? Permissions.ALL : new Permissions(all));
    }

    Uni<List<RoleRights>> all() {
        return rights.find().map(this::rights).collect().asList();
    }

    Uni<RoleRights> get(String role) {
        return rights.find(new Document("_id", role)).map(this::rights).collect().first().onItem().ifNull().continueWith(new RoleRights(role, 0, List.of()));
    }

    /** Fails with {@link Revision.RevisionOutdated}. */
    Uni<RoleRights> put(String role, Revision expected, List<Right> wanted, String author) {
        return get(role).invoke(present -> new Revision(present.revision()).mustBe(expected)).chain(present -> {
            RoleRights next = new RoleRights(role, present.revision() + 1, wanted);
            Document document = new Document("revision", next.revision()).append("author", author).append("at", Date.from(clock.instant()))
                    .append("rights", json.convertValue(wanted, new TypeReference<List<Map<String, Object>>>() {}).stream().map(Document::new).toList());
            // The revision's key can be taken once, and so decides who wins.
            return CatalogDatabase.insert(revisions, List.of(new Document("_id", role + ":" + next.revision()).append("role", role).append("state", document)))
                    .chain(taken -> taken.isEmpty() ? Uni.createFrom().item(document)
                            // Where the present rights did not follow, because the process ended in between, they do now, for whoever was first.
                            : revisions.find(new Document("_id", role + ":" + next.revision())).map(stored -> stored.get("state", Document.class)).collect().first())
                    .call(state -> rights.updateOne(new Document("_id", role), new Document("$set", state), new UpdateOptions().upsert(true)))
                    .invoke(state -> {
                        if (state != document) throw new Revision.RevisionOutdated(new Revision(next.revision()));
                    })
                    .replaceWith(next);
        });
    }

    /** What the rights of a role were and are, newest first. @param before the lowest number seen, null for the start */
    Uni<Page<RightsRevision>> history(String role, Long before, int limit) {
        return get(role).chain(present -> {
            // The head may be one behind.
            long newest = before == null ? present.revision() + 1 : Math.min(present.revision() + 1, before - 1);
            List<String> keys = LongStream.rangeClosed(Math.max(1, newest - limit - 1), newest).mapToObj(number -> role + ":" + number).toList();
            return revisions.find(anyOf("_id", keys)).map(this::revision).collect().asList()
                    .map(found -> found.stream().sorted(Comparator.comparing(RightsRevision::revision).reversed()).toList())
                    .map(found -> Page.of(found, limit, it -> it, RightsRevision::revision));
        });
    }

    private RightsRevision revision(Document stored) {
        Document state = stored.get("state", Document.class);
        return new RightsRevision(stored.getString("role"), state.getLong("revision"), json.convertValue(state.get("rights"), new TypeReference<List<Right>>() {}),
                state.getString("author"), state.getDate("at").toInstant());
    }

    private RoleRights rights(Document stored) {
        return new RoleRights(stored.getString("_id"), stored.getLong("revision"), json.convertValue(stored.get("rights"), new TypeReference<List<Right>>() {}));
    }
}
