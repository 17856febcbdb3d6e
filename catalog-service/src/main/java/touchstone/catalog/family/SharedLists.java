package touchstone.catalog.family;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bson.Document;
import touchstone.catalog.CatalogDatabase;
import touchstone.commons.Revision;

/**
 * The shared lists of options in the database: collection {@code optionLists}, by code, as they are now, and {@code optionListRevisions}, by "code:number", as they were and
 * are. As with families, the revision is written first, and that insert decides who wins.
 */
@ApplicationScoped
class SharedLists {
    private final ReactiveMongoCollection<Document> lists;
    private final ReactiveMongoCollection<Document> revisions;
    private final ObjectMapper json;

    SharedLists(ReactiveMongoDatabase database, ObjectMapper json) {
        this.lists = database.getCollection("optionLists");
        this.revisions = database.getCollection("optionListRevisions");
        this.json = json;
    }

    /** All lists: a handful. */
    Uni<List<SharedList>> all() {
        return lists.find().map(this::list).collect().asList();
    }

    /** Fails with {@link OptionListNotFound}. */
    Uni<SharedList> get(String code) {
        return lists.find(new Document("_id", code)).map(this::list).collect().first().onItem().ifNull().failWith(() -> new OptionListNotFound(code));
    }

    /** The latest revisions, newest first. */
    Uni<List<SharedList>> revisions(SharedList latest, int limit) {
        List<String> keys = LongStream.rangeClosed(Math.max(1, latest.revision() - limit + 1), latest.revision()).mapToObj(number -> latest.code() + ":" + number).toList();
        return revisions.find(CatalogDatabase.anyOf("_id", keys)).map(this::list).collect().asList()
                .map(found -> found.stream().sorted((a, b) -> Long.compare(b.revision(), a.revision())).toList());
    }

    /** Fails with {@link OptionListExists}. */
    Uni<SharedList> create(SharedList first) {
        return CatalogDatabase.insert(revisions, List.of(document(key(first), first)))
                .chain(() -> CatalogDatabase.insert(lists, List.of(document(first.code(), first))))
                .invoke(taken -> {
                    if (!taken.isEmpty()) throw new OptionListExists(first.code());
                }).replaceWith(first);
    }

    /** Saves the next revision. Fails with {@link Revision.RevisionOutdated} where somebody else's came first. */
    Uni<SharedList> save(SharedList present, SharedList next) {
        return CatalogDatabase.insert(revisions, List.of(document(key(next), next))).chain(taken -> {
            Uni<SharedList> winner = taken.isEmpty() ? Uni.createFrom().item(next) : revisions.find(new Document("_id", key(next))).map(this::list).collect().first();
            return winner.call(it -> lists.replaceOne(new Document("_id", it.code()).append("revision", present.revision()), document(it.code(), it))).invoke(it -> {
                // Whoever won may have ended before the list followed.
                if (!taken.isEmpty()) throw new Revision.RevisionOutdated(new Revision(it.revision()));
            });
        });
    }

    /** Fails with {@link OptionListUnknown} if an attribute takes its options from a list that there is not. */
    Uni<Void> check(Family family) {
        List<String> named = family.attributes().stream().map(Attribute::optionList).filter(Objects::nonNull).distinct().toList();
        if (named.isEmpty()) return Uni.createFrom().voidItem();
        return lists.find(CatalogDatabase.anyOf("_id", named)).map(found -> found.getString("_id")).collect().asSet().invoke(known -> named.stream().filter(code -> !known.contains(code)).findFirst()
                .ifPresent(code -> {
                    throw new OptionListUnknown(code);
                })).replaceWithVoid();
    }

    /** The families with the options that their lists have now. */
    Uni<List<Family>> resolved(List<Family> families) {
        if (families.stream().flatMap(family -> family.attributes().stream()).allMatch(attribute -> attribute.optionList() == null)) return Uni.createFrom().item(families);
        return all().map(found -> {
            Map<String, SharedList> byCode = found.stream().collect(Collectors.toMap(SharedList::code, list -> list));
            return families.stream().map(family -> family.with(family.attributes().stream()
                    .map(attribute -> byCode.containsKey(attribute.optionList()) ? attribute.with(byCode.get(attribute.optionList())) : attribute).toList())).toList();
        });
    }

    private static String key(SharedList list) {
        return list.code() + ":" + list.revision();
    }

    private Document document(String key, SharedList list) {
        try {
            // The codes of options stand as values: a database may not take every text as a name.
            List<Document> options = Document.parse("{\"list\":" + json.writeValueAsString(list.options()) + "}").getList("list", Document.class);
            return new Document("_id", key).append("code", list.code()).append("revision", list.revision()).append("options", options).append("author", list.author())
                    .append("at", Date.from(list.at())).append("reason", list.reason());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private SharedList list(Document stored) {
        return new SharedList(stored.getString("code"), stored.get("revision", Number.class).longValue(), json.convertValue(stored.get("options"), new TypeReference<List<Option>>() {}),
                stored.getString("author"), stored.getDate("at").toInstant(), stored.getString("reason"));
    }
}
