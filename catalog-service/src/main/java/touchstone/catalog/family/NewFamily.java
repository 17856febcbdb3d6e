package touchstone.catalog.family;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A family to be made. */
record NewFamily(@NotBlank @Size(max = 63) String code, @NotNull @Size(min = 1, max = FamilyRules.MOST_ATTRIBUTES) List<@NotNull Attribute> attributes,
                 @Size(max = 500) String reason, @Schema(description = "What it is called, by locale (BCP 47)") Map<String, String> labels,
                 @Schema(description = "What the groups of its attributes are called, by group and locale") Map<String, Map<String, String>> groups) {}
