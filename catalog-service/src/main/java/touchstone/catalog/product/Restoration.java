package touchstone.catalog.product;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/** Which revision to make the latest again, and why. */
record Restoration(@Min(1) long revision, @Size(max = 500) String reason) {}
