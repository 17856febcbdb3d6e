package touchstone.catalog.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.catalog.product.ProductView.ValueOrigin;

/**
 * A product as it was.
 *
 * @param change what the whole revision was saved by
 */
public record RevisionView(UUID id, String sku, String family, long revision, Saved change, Map<String, Object> values, List<ValueOrigin> origins,
                           List<Completeness> completeness) {
    public RevisionView {
        origins = List.copyOf(origins);
        completeness = List.copyOf(completeness);
    }

    /** @param rights of whoever reads it */
    static RevisionView of(ProductRevision revision, Yardstick yardstick, FieldRights rights) {
        Values seen = rights.seen(revision, yardstick.family(revision)).values();
        return new RevisionView(revision.ref().id(), revision.sku(), revision.family(), revision.ref().revision(), Saved.of(revision), ValuesPatch.view(seen),
                ValueOrigin.of(seen), yardstick.completeness(revision, rights));
    }

    /** Who saved a revision, when, by what and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Saved(long revision, String author, Instant at, String source, String system, String reason) {
        static Saved of(ProductRevision revision) {
            Origin change = revision.change();
            return new Saved(revision.ref().revision(), change.author(), change.at(), change.source(), change.system(), change.reason());
        }
    }
}
