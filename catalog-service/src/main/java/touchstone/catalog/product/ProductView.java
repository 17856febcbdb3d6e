package touchstone.catalog.product;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.catalog.family.Family;

/**
 * A product as those see it who govern it.
 *
 * @param revision its latest revision
 * @param status   how far that revision is
 * @param values   an attribute's value by its code; by locale or currency below that where it has several
 * @param origins  where each of the values comes from
 */
public record ProductView(UUID id, String sku, String family, long revision, Product.Status status,
                          @Schema(description = "The value of each attribute by its code; by locale or currency below that where it has several") Map<String, Object> values,
                          List<ValueOrigin> origins, List<Completeness> completeness,
                          @Schema(description = "What looks wrong and keeps it off no channel") List<Finding> notes) {
    public ProductView {
        origins = List.copyOf(origins);
        completeness = List.copyOf(completeness);
        notes = List.copyOf(notes);
    }

    /** Who set a value, when, by what, from which system and why. */
    public record ValueOrigin(String attribute, String scope, String author, Instant at, String source, String system, String reason) {
        static ValueOrigin of(Slot slot, Origin origin) {
            return new ValueOrigin(slot.attribute(), slot.scope(), origin.author(), origin.at(), origin.source(), origin.system(), origin.reason());
        }

        static List<ValueOrigin> of(Values values) {
            return values.bySlot().entrySet().stream().map(value -> of(value.getKey(), value.getValue().origin())).toList();
        }
    }

    /** @param rights of whoever reads it */
    static ProductView of(Product head, ProductRevision revision, Yardstick yardstick, FieldRights rights) {
        return of(head, revision, null, yardstick, rights);
    }

    /** @param model the latest revision of its model, null if it is no variant */
    static ProductView of(Product head, ProductRevision revision, ProductRevision model, Yardstick yardstick, FieldRights rights) {
        Family family = yardstick.family(revision);
        Values seen = rights.seen(revision, family).values();
        List<Finding> notes = new ArrayList<>(Script.findings(family, seen));
        if (model != null) {
            Inheritance.behind(revision, model, family).stream().filter(slot -> rights.sees(slot, family)).forEach(slot ->
                    notes.add(new Finding("behind-model", slot.attribute(), slot.scope(), "The " + slot.name() + " is not yet what the model says now.")));
        }
        return new ProductView(head.id(), head.sku(), head.family(), head.revision(), head.status(), ValuesPatch.view(seen), ValueOrigin.of(seen),
                yardstick.completeness(revision, rights), notes);
    }
}
