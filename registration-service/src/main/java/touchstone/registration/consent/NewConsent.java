package touchstone.registration.consent;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A yes or a no to one purpose. */
public record NewConsent(
        @NotNull(message = "is required") @Pattern(regexp = "^[a-z][a-z0-9-]{0,49}$", message = "must be lower case letters, digits and hyphens, at most 50") String purpose,
        @NotNull(message = "is required") Boolean granted,
        @NotNull(message = "is required") @Size(max = 64) @Schema(description = "The hash of the notice of that purpose that was shown.") String noticeHash) {}
