package touchstone.registration.prospect;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to over the Internet: a dot-atom at a domain of at least two labels (RFC 5322, 3.4.1) within the lengths of RFC 5321.
 * Quoted local parts and address literals, which no provider hands out, are refused. Null is allowed.
 */
@Documented
@Target(FIELD)
@Retention(RUNTIME)
@Constraint(validatedBy = EmailAddress.Check.class)
public @interface EmailAddress {
    String message() default "must be an e-mail address of at most " + Check.LONGEST + " characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<EmailAddress, String> {
        static final int LONGEST = 254;
        private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
        private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
        private static final Pattern ADDRESS = Pattern.compile("(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || text.length() <= LONGEST && ADDRESS.matcher(text).matches();
        }
    }
}
