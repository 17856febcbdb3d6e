package touchstone.lead.related;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody else of the same company who is interested too.
 *
 * @param role    their part in the decision, as they said on a form; absent if they did not
 * @param leads   their own, newest first
 * @param touches of the product of the lead or another of its family, latest first, at most 20
 */
@Schema(name = "Colleague")
record Colleague(UUID prospect, String name, String email, String company, String role, List<UUID> leads, List<ProductTouch> touches) {
    @Schema(name = "ProductTouch")
    record ProductTouch(Instant at, String verb, String product, Long revision) {}
}
