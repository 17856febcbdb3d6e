package touchstone.registration.prospect;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.List;

/** Fields that fit each other, as the record itself says. */
@Documented
@Target(TYPE)
@Retention(RUNTIME)
@Constraint(validatedBy = Coherent.Check.class)
@interface Coherent {
    String message() default "does not fit together";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** A record that knows what is wrong with it. */
    interface Checked {
        List<Complaint> complaints();
    }

    class Check implements ConstraintValidator<Coherent, Checked> {
        @Override
        public boolean isValid(Checked record, ConstraintValidatorContext context) {
            return record == null || Complaint.tell(record.complaints(), context);
        }
    }
}
