package touchstone.catalog.family;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The options of a list as they are to be from now on. */
record OptionListChange(@NotNull @Size(min = 1, max = 5000) List<@NotNull Option> options, @Size(max = 500) String reason) {}
