package touchstone.catalog.product;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The head of a product: which revision is its latest, and how far that one is. What it says stands in its revisions.
 *
 * @param sku what the company itself calls it; never changes
 */
public record Product(UUID id, String sku, String family, long revision, Status status) {
    /** How far a revision is on its way to a channel. */
    @Schema(name = "ProductStatus")
    public enum Status { DRAFT, IN_REVIEW, APPROVED }

    public RevisionRef latest() {
        return new RevisionRef(id, revision);
    }
}
