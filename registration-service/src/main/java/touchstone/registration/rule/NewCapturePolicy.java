package touchstone.registration.rule;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import touchstone.registration.prospect.PlainText;
import touchstone.registration.prospect.Text;

record NewCapturePolicy(@NotNull(message = "is required") CapturePolicy.Decision decision, @NotNull(message = "is required") @Size(max = 1000) @PlainText String reason) {
    NewCapturePolicy {
        reason = Text.normal(reason);
    }
}
