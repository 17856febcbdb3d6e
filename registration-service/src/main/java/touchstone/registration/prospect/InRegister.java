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
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** A name from a public register. Null is allowed. */
@Documented
@Target(FIELD)
@Retention(RUNTIME)
@Constraint(validatedBy = InRegister.Check.class)
@interface InRegister {
    Register value();

    String message() default "is not registered";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    enum Register {
        LANGUAGE("must be a language tag of BCP 47, such as en or pt-BR", Register::isLanguage),
        TIME_ZONE("must be a time zone of the IANA database, such as Europe/Berlin", Register::isTimeZone);

        private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
        private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
        private final String message;
        private final Predicate<String> has;

        Register(String message, Predicate<String> has) {
            this.message = message;
            this.has = has;
        }

        private static boolean isLanguage(String tag) {
            try {
                String language = new Locale.Builder().setLanguageTag(tag).build().getLanguage();
                // Languages of three letters are more than Java has a list of.
                return language.length() == 3 || LANGUAGES.contains(language);
            } catch (IllformedLocaleException none) {
                return false;
            }
        }

        private static boolean isTimeZone(String name) {
            return ZONES.contains(name) && (name.contains("/") || name.equals("UTC")) && !name.startsWith("SystemV/");
        }
    }

    class Check implements ConstraintValidator<InRegister, String> {
        private Register register;

        @Override
        public void initialize(InRegister registered) {
            register = registered.value();
        }

        @Override
        public boolean isValid(String name, ConstraintValidatorContext context) {
            if (name == null || register.has.test(name)) return true;
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(register.message).addConstraintViolation();
            return false;
        }
    }
}
