package touchstone.catalog;

import static java.util.stream.Collectors.toSet;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.InsertManyOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** The one database of this service, wherever the connection string leads, and what its collections have in common. */
public class CatalogDatabase {
    private static final int DUPLICATE_KEY = 11000;

    @Produces
    @Singleton
    ReactiveMongoDatabase database(ReactiveMongoClient client) {
        return client.getDatabase("catalog");
    }

    /** Inserts all it can. @return the positions in the list of those whose key is taken */
    public static Uni<Set<Integer>> insert(ReactiveMongoCollection<Document> collection, List<Document> documents) {
        if (documents.isEmpty()) return Uni.createFrom().item(Set.of());
        return collection.insertMany(documents, new InsertManyOptions().ordered(false))
                .map(inserted -> Set.<Integer>of())
                .onFailure(CatalogDatabase::isOnlyTakenKeys)
                .recoverWithItem(failure -> ((MongoBulkWriteException) failure).getWriteErrors().stream().map(error -> error.getIndex()).collect(toSet()));
    }

    /** Inserts one after the other, by one command, up to the first whose key is taken. @return whether all are in */
    public static Uni<Boolean> insertInOrder(ReactiveMongoCollection<Document> collection, List<Document> documents) {
        return collection.insertMany(documents).map(inserted -> true).onFailure(CatalogDatabase::isOnlyTakenKeys).recoverWithItem(false);
    }

    /** A filter that both a real and the embedded server look up, if the field alone is the key of a unique index. */
    public static Document anyOf(String field, Collection<String> values) {
        return new Document(field, new Document("$in", new ArrayList<>(values)));
    }

    private static boolean isOnlyTakenKeys(Throwable failure) {
        return failure instanceof MongoBulkWriteException bulk && bulk.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
    }
}
