package touchstone.registration.emailchange;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import touchstone.registration.prospect.EmailAddress;
import touchstone.registration.prospect.Text;

record NewEmailChange(@NotNull(message = "is required") @Size(max = EmailAddress.LONGEST) @Pattern(regexp = EmailAddress.PATTERN, message = "must be an e-mail address") String email) {
    NewEmailChange {
        email = Text.normal(email);
    }
}
