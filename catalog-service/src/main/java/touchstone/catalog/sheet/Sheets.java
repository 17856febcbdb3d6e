package touchstone.catalog.sheet;

import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import touchstone.catalog.CatalogDatabase;

/**
 * The sheets that were handed over: collection {@code sheets}, by "product:revision:channel:locale:hash of the content". The first one stored counts, so that
 * a later template or library changes no sheet that is out.
 */
@ApplicationScoped
class Sheets {
    private final ReactiveMongoCollection<Document> sheets;

    Sheets(ReactiveMongoDatabase database) {
        this.sheets = database.getCollection("sheets");
    }

    Uni<Optional<byte[]>> find(SheetContent content, String hash) {
        return sheets.find(new Document("_id", key(content, hash))).map(stored -> stored.get("pdf", Binary.class).getData()).collect().first().map(Optional::ofNullable);
    }

    /** @return the sheet that counts: this, unless another was faster */
    Uni<byte[]> store(SheetContent content, String hash, long template, byte[] pdf) {
        Document sheet = new Document("_id", key(content, hash)).append("template", template).append("pdf", new Binary(pdf));
        return CatalogDatabase.insert(sheets, List.of(sheet)).chain(taken -> taken.isEmpty()
                ? Uni.createFrom().item(pdf)
                : find(content, hash).map(first -> first.orElse(pdf)));
    }

    private static String key(SheetContent content, String hash) {
        return content.product() + ":" + content.revision() + ":" + content.channel() + ":" + content.locale() + ":" + hash;
    }
}
