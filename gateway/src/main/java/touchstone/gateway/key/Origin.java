package touchstone.gateway.key;

import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** An origin (RFC 6454) as browsers send it: scheme and host in lower case, the port only where it is not the scheme's own. */
@NotNull
@Pattern(regexp = "https?://[a-z0-9.-]{1,253}(:[1-9][0-9]{0,4})?|https?://\\[[0-9a-f:.]{2,45}](:[1-9][0-9]{0,4})?")
@Constraint(validatedBy = {})
@Target(TYPE_USE)
@Retention(RUNTIME)
@interface Origin {
    String message() default "is an origin such as https://www.example.com";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
