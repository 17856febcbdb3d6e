package touchstone.catalog.review;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/** Which revision to have reviewed, and what to tell the approver. */
record NewReview(@Min(1) long revision, @Size(max = 2000) String comment) {}
