package touchstone.catalog.category;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tree to make, or all that one is to say from now on. */
record NewTree(@NotNull @Size(max = 63) @Schema(examples = "web") String code, Map<String, String> labels,
               @Schema(description = "On which channels readers see it; on none where none is named") Set<String> channels, @NotNull List<Category> categories,
               @Size(max = 500) String reason) {}
