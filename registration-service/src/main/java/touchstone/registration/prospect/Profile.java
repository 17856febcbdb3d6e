package touchstone.registration.prospect;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What prospects may change of themselves; a blank value is none. */
@Schema(description = "A merge patch (RFC 7396): what is absent stays, null takes a value back.")
public record Profile(
        @NotNull(message = "is required", groups = Whole.class) @Size(max = LONGEST_NAME) @PlainText String givenName,
        @NotNull(message = "is required", groups = Whole.class) @Size(max = LONGEST_NAME) @PlainText String familyName,
        @Size(max = LONGEST_TITLE) @PlainText String company,
        @Size(max = LONGEST_TITLE) @PlainText String jobTitle) {
    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_TITLE = 200;

    /** What holds of a whole profile and not of a patch. */
    interface Whole extends Default {}

    public Profile {
        givenName = Text.normal(givenName);
        familyName = Text.normal(familyName);
        company = Text.normal(company);
        jobTitle = Text.normal(jobTitle);
    }

    /** All four attributes; null where there is no value. */
    Map<Attribute, String> values() {
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        values.put(Attribute.GIVEN_NAME, givenName);
        values.put(Attribute.FAMILY_NAME, familyName);
        values.put(Attribute.COMPANY, company);
        values.put(Attribute.JOB_TITLE, jobTitle);
        return values;
    }
}
