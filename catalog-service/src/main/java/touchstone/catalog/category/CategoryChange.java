package touchstone.catalog.category;

import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a category is to be from now on. */
record CategoryChange(@Size(max = 63) @Schema(description = "The category it is to stand under; absent for the top") String parent, int position, Map<String, String> labels,
                      @Size(max = 500) String reason) {}
