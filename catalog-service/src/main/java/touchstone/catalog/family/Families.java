package touchstone.catalog.family;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import touchstone.catalog.Seed;

/** The families in the database: collection {@code families}, by code. */
@ApplicationScoped
public class Families {
    /** The family of all products until files and callers can name another. */
    public static final String STANDARD = "standard";

    private final ReactiveMongoCollection<Document> families;
    private final ObjectMapper json;

    Families(ReactiveMongoDatabase database, ObjectMapper json) {
        this.families = database.getCollection("families");
        this.json = json;
    }

    public Uni<Void> seed() {
        return Seed.plant(families, "/seed/families.json");
    }

    /** All families by their code: a handful. */
    public Uni<Map<String, Family>> all() {
        return families.find().map(this::family).collect().asList()
                .map(list -> list.stream().collect(Collectors.toMap(Family::code, Function.identity())));
    }

    private Family family(Document stored) {
        return new Family(stored.getString("_id"), json.convertValue(stored.get("attributes"), new TypeReference<List<Attribute>>() {}));
    }
}
