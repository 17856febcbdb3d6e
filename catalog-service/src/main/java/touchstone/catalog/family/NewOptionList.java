package touchstone.catalog.family;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A list of options to be made. */
record NewOptionList(@NotBlank @Size(max = 63) String code, @NotNull @Size(min = 1, max = 5000) List<@NotNull Option> options, @Size(max = 500) String reason) {}
