package touchstone.catalog.family;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A family to be made. */
record NewFamily(@NotBlank @Size(max = 63) String code, @NotNull @Size(min = 1, max = FamilyRules.MOST_ATTRIBUTES) List<@NotNull Attribute> attributes,
                 @Size(max = 500) String reason) {}
