package touchstone.registration.registration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import touchstone.registration.consent.NewConsent;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.EmailAddress;
import touchstone.registration.prospect.PlainText;
import touchstone.registration.prospect.Profile;
import touchstone.registration.prospect.Text;

/** The form as a person confirms it; a blank value is none. */
record NewRegistration(
        @NotNull(message = "is required") @Size(max = Profile.LONGEST_NAME) @PlainText String givenName,
        @NotNull(message = "is required") @Size(max = Profile.LONGEST_NAME) @PlainText String familyName,
        @NotNull(message = "is required") @Size(max = EmailAddress.LONGEST)
        @Pattern(regexp = EmailAddress.PATTERN, message = "must be an e-mail address") String email,
        @Size(max = Profile.LONGEST_TITLE) @PlainText String company,
        @Size(max = Profile.LONGEST_TITLE) @PlainText String jobTitle,
        @Size(max = 20) List<@Valid NewConsent> consents) {
    NewRegistration {
        givenName = Text.normal(givenName);
        familyName = Text.normal(familyName);
        email = Text.normal(email);
        company = Text.normal(company);
        jobTitle = Text.normal(jobTitle);
        consents = consents == null ? List.of() : List.copyOf(consents);
    }

    /** The attributes that have a value. */
    Map<Attribute, String> values() {
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        values.put(Attribute.GIVEN_NAME, givenName);
        values.put(Attribute.FAMILY_NAME, familyName);
        values.put(Attribute.EMAIL, email);
        if (company != null) values.put(Attribute.COMPANY, company);
        if (jobTitle != null) values.put(Attribute.JOB_TITLE, jobTitle);
        return values;
    }
}
