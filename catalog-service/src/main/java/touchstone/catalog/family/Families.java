package touchstone.catalog.family;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.model.ReplaceOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bson.Document;
import touchstone.catalog.CatalogDatabase;
import touchstone.catalog.Seed;
import touchstone.commons.Revision;

/**
 * The families in the database: collection {@code families}, by code, as they are now, and {@code familyRevisions}, by "code:number", as they were and are.
 *
 * <p>A revision is written first, and that insert decides who wins. Where the present family does not follow, because the process ended in between,
 * the next change finds the number taken and moves it on.
 */
@ApplicationScoped
public class Families {
    /** The family of all products until files and callers can name another. */
    public static final String STANDARD = "standard";

    private final ReactiveMongoCollection<Document> families;
    private final ReactiveMongoCollection<Document> revisions;
    private final SharedLists lists;
    private final ObjectMapper json;

    Families(ReactiveMongoDatabase database, SharedLists lists, ObjectMapper json) {
        this.lists = lists;
        this.families = database.getCollection("families");
        this.revisions = database.getCollection("familyRevisions");
        this.json = json;
    }

    public Uni<Void> seed() {
        // A family from before families had revisions is the seed of that time: nobody could change it.
        return families.deleteMany(new Document("revision", new Document("$exists", false))).chain(() -> Seed.plant(families, "/seed/families.json"));
    }

    /** All families by their code, a handful, each with the options that shared lists have now. */
    public Uni<Map<String, Family>> all() {
        return present().chain(list -> lists.resolved(list.stream().map(FamilyRevision::family).toList())).map(list -> list.stream().collect(toMap(Family::code, family -> family)));
    }

    Uni<List<FamilyRevision>> present() {
        return families.find().map(this::revision).collect().asList();
    }

    /** Fails with {@link FamilyNotFound}. */
    Uni<FamilyRevision> get(String code) {
        return families.find(new Document("_id", code)).map(this::revision).collect().first().onItem().ifNull().failWith(() -> new FamilyNotFound(code));
    }

    /** One earlier revision, or the present one. Fails with {@link FamilyNotFound}. */
    Uni<FamilyRevision> get(String code, long number) {
        return get(code).chain(present -> present.revision() == number
                ? Uni.createFrom().item(present)
                : revisions.find(new Document("_id", key(code, number))).map(this::revision).collect().first().onItem().ifNull().failWith(() -> new FamilyNotFound(code)));
    }

    /** The latest revisions up to a number, newest first. */
    Uni<List<FamilyRevision>> upTo(FamilyRevision latest, int limit) {
        String code = latest.family().code();
        List<String> keys = LongStream.rangeClosed(Math.max(1, latest.revision() - limit + 1), latest.revision()).mapToObj(number -> key(code, number)).toList();
        return revisions.find(CatalogDatabase.anyOf("_id", keys)).map(this::revision).collect().asList()
                .map(found -> found.isEmpty() ? List.of(latest) : found.stream().sorted((a, b) -> Long.compare(b.revision(), a.revision())).toList());
    }

    /** Fails with {@link FamilyExists}. */
    Uni<FamilyRevision> create(FamilyRevision first) {
        return CatalogDatabase.insert(families, List.of(document(first.family().code(), first)))
                .invoke(taken -> {
                    if (!taken.isEmpty()) throw new FamilyExists(first.family().code());
                })
                .chain(() -> CatalogDatabase.insert(revisions, List.of(document(key(first), first)))).replaceWith(first);
    }

    /** Saves the next revision. Fails with {@link Revision.RevisionOutdated} where somebody else's came first. */
    Uni<FamilyRevision> save(FamilyRevision present, FamilyRevision next) {
        // What was planted at the start has no revision of its own yet.
        return CatalogDatabase.insert(revisions, List.of(document(key(present), present)))
                .chain(() -> CatalogDatabase.insert(revisions, List.of(document(key(next), next))))
                .chain(taken -> {
                    Uni<FamilyRevision> winner = taken.isEmpty() ? Uni.createFrom().item(next)
                            : revisions.find(new Document("_id", key(next))).map(this::revision).collect().first();
                    return winner.call(it -> families.replaceOne(new Document("_id", it.family().code()).append("revision", present.revision()),
                            document(it.family().code(), it), new ReplaceOptions())).invoke(it -> {
                                if (!taken.isEmpty()) throw new Revision.RevisionOutdated(new Revision(it.revision()));
                            });
                });
    }

    private static String key(FamilyRevision revision) {
        return key(revision.family().code(), revision.revision());
    }

    private static String key(String code, long number) {
        return code + ":" + number;
    }

    private Document document(String key, FamilyRevision revision) {
        return new Document("_id", key).append("code", revision.family().code()).append("revision", revision.revision()).append("author", revision.author())
                .append("at", revision.at() == null ? null : Date.from(revision.at())).append("reason", revision.reason())
                .append("attributes", documents(revision.family().attributes())).append("retired", documents(revision.retired()))
                .append("labels", new Document(Map.copyOf(revision.family().labels()))).append("groups", groups(revision.family()));
    }

    private static Document groups(Family family) {
        Document groups = new Document();
        family.groups().forEach((group, labels) -> groups.append(group, new Document(Map.copyOf(labels))));
        return groups;
    }

    private List<Document> documents(List<Attribute> attributes) {
        try {
            return Document.parse("{\"list\":" + json.writeValueAsString(attributes) + "}").getList("list", Document.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private FamilyRevision revision(Document stored) {
        Date at = stored.getDate("at");
        String code = stored.getString("code") == null ? stored.getString("_id") : stored.getString("code");
        return new FamilyRevision(new Family(code, attributes(stored.get("attributes")), json.convertValue(stored.get("labels"), new TypeReference<Map<String, String>>() {}),
                        json.convertValue(stored.get("groups"), new TypeReference<Map<String, Map<String, String>>>() {})), attributes(stored.get("retired", List.of())),
                stored.get("revision", Number.class).longValue(), stored.getString("author"), at == null ? null : at.toInstant(), stored.getString("reason"));
    }

    private List<Attribute> attributes(Object stored) {
        return json.convertValue(stored, new TypeReference<List<Attribute>>() {});
    }
}
