package touchstone.catalog.product;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why variants are to take over what their model says now. */
record Renewal(@Size(max = 500) String reason) {
    /** @param revision the variant's latest */
    record Result(UUID id, long revision, Outcome outcome) {}

    @Schema(name = "RenewalOutcome", description = "CHANGED_MEANWHILE: somebody else saved it at the same time; ask again. REFUSED: it would be the same as another variant")
    enum Outcome { UPDATED, UNCHANGED, CHANGED_MEANWHILE, REFUSED }

    @Schema(name = "RenewalResults")
    record All(List<Result> results) {
        All {
            results = List.copyOf(results);
        }
    }
}
