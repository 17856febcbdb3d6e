package touchstone.catalog.relation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A type of relation to make, or what one is to be from now on. */
record NewRelationType(@NotNull @Size(max = 63) @Schema(examples = "spare-part") String code, @NotNull Map<String, String> labels, @NotNull Map<String, String> inverseLabels,
                       @Schema(description = "Whether no product may relate to itself over others; never changes") boolean acyclic, @Size(max = 500) String reason) {}
