package touchstone.registration.capture;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a visitor decides before a sign-in. */
record NewCaptureChoice(
        @NotNull(message = "is required") @Size(max = 50) String provider,
        @NotNull(message = "is required") @Size(max = 50) @Schema(description = "The names of the claims that may be kept; may be empty.") List<@Size(max = 50) String> claims,
        @NotNull(message = "is required") @Size(max = 64) @Schema(description = "The hash of the notice that was shown.") String noticeHash) {
    NewCaptureChoice {
        claims = claims == null ? null : claims.stream().distinct().toList();
    }
}
