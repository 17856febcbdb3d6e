package touchstone.registration.registration;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.registration.capture.Handover;
import touchstone.registration.prospect.Attribute;

/** What a person is asked to confirm or correct. */
record RegistrationForm(
        @Schema(description = "Where they signed in.") String provider,
        @Schema(description = "All fields of the form, those with a value pre-filled.") List<Field> fields,
        @Schema(description = "All that the provider handed over and may be kept, by claim.") Map<String, String> claims) {

    record Field(
            @Schema(description = "As POST /registrations wants it.") String name,
            String value,
            @Schema(description = "The provider vouches for the value.") Boolean verified,
            @Schema(description = "The claim that the value comes from.") String claim) {}

    static RegistrationForm of(String provider, Handover handover) {
        List<Field> fields = Attribute.onForm().stream()
                .map(attribute -> handover.proposal(attribute)
                        .map(proposed -> new Field(attribute.field(), proposed.text(), proposed.verified(), proposed.claim()))
                        .orElseGet(() -> new Field(attribute.field(), null, null, null)))
                .toList();
        return new RegistrationForm(provider, fields, handover.claims());
    }
}
