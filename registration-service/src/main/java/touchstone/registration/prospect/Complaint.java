package touchstone.registration.prospect;

import jakarta.validation.ConstraintValidatorContext;
import java.util.List;

/** What is wrong with one field of a record whose fields must fit each other. */
public record Complaint(String field, String detail) {
    /** Tells the validator, field by field. */
    static boolean tell(List<Complaint> complaints, ConstraintValidatorContext context) {
        if (complaints.isEmpty()) return true;
        context.disableDefaultConstraintViolation();
        for (Complaint complaint : complaints) context.buildConstraintViolationWithTemplate(complaint.detail().replace("$", "\\$").replace("{", "\\{").replace("}", "\\}")).addPropertyNode(complaint.field()).addConstraintViolation();
        return false;
    }
}
