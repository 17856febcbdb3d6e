package touchstone.catalog.product;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One revision of one product. */
public record RevisionRef(@Schema(description = "The product") @NotNull UUID id, @Min(1) long revision) {
    /** The key of this revision, and of all that is said of it once, in the database. */
    public String key() {
        return id + ":" + revision;
    }

    public static RevisionRef of(String key) {
        int colon = key.indexOf(':');
        return new RevisionRef(UUID.fromString(key.substring(0, colon)), Long.parseLong(key.substring(colon + 1)));
    }

    RevisionRef previous() {
        return new RevisionRef(id, revision - 1);
    }

    public RevisionRef next() {
        return new RevisionRef(id, revision + 1);
    }
}
