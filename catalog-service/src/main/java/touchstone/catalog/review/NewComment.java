package touchstone.catalog.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Something to say on a review.
 *
 * @param attribute the attribute it is about; absent where it is about all
 * @param scope     the locale, channel or currency it is about
 */
record NewComment(@NotBlank @Size(max = 2000) String text, @Size(max = 100) String attribute, @Size(max = 100) String scope) {}
