package touchstone.registration.prospect;

import jakarta.validation.constraints.NotNull;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What prospects may change of themselves; a blank value is none. */
@Schema(description = "A merge patch (RFC 7396): what is absent stays, null takes a value back.")
public record Profile(
        @NotNull(message = "is required") @PlainText(max = Profile.LONGEST_NAME) String givenName,
        @NotNull(message = "is required") @PlainText(max = Profile.LONGEST_NAME) String familyName,
        @PlainText(max = Profile.LONGEST_TITLE) String company,
        @PlainText(max = Profile.LONGEST_TITLE) String jobTitle) {
    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_TITLE = 200;

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
