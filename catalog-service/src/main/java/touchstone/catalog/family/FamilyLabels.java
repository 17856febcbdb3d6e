package touchstone.catalog.family;

import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a family and the groups of its attributes are called from now on. */
record FamilyLabels(@Schema(description = "By locale (BCP 47)") Map<String, String> labels, @Schema(description = "By group and locale") Map<String, Map<String, String>> groups,
                    @Size(max = 500) String reason) {}
