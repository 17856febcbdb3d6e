package touchstone.catalog.family;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** An attribute as it is to be from now on. */
record AttributeChange(@NotNull Attribute attribute, @Size(max = 500) String reason) {}
