package touchstone.catalog.sheet;

import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import touchstone.catalog.CatalogDatabase;
import touchstone.commons.Revision;

/** The templates that there have been: collection {@code sheetTemplates}, by number. None is ever changed; the last one is used. */
@ApplicationScoped
class SheetTemplates {
    private final ReactiveMongoCollection<Document> templates;
    private final SheetTemplate bundled = new SheetTemplate(0, read());

    SheetTemplates(ReactiveMongoDatabase database) {
        this.templates = database.getCollection("sheetTemplates");
    }

    Uni<SheetTemplate> latest() {
        return templates.find(new FindOptions().sort(new Document("_id", -1)).limit(1)).map(stored -> new SheetTemplate(stored.getLong("_id"), stored.getString("source")))
                .collect().first().map(latest -> latest == null ? bundled : latest);
    }

    /** Fails with {@link Revision.RevisionOutdated} if another came first. */
    Uni<Void> add(SheetTemplate template, String author, Instant at) {
        Document stored = new Document("_id", template.number()).append("source", template.source()).append("author", author).append("at", Date.from(at));
        return CatalogDatabase.insert(templates, List.of(stored)).invoke(taken -> {
            if (!taken.isEmpty()) throw new Revision.RevisionOutdated(new Revision(template.number()));
        }).replaceWithVoid();
    }

    private static String read() {
        try (InputStream source = SheetTemplates.class.getResourceAsStream("/sheet/sheet.fo")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
