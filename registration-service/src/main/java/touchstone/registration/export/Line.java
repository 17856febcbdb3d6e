package touchstone.registration.export;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.Channel;
import touchstone.registration.prospect.PostalAddress;

/** An exported person as a line of JSON. */
@Schema(name = "ExportedProspect")
record Line(UUID id, String givenName, String familyName, String nativeName, String salutation, String email, String company, String jobTitle, String buyingRole, String language, String timeZone,
            List<PostalAddress> addresses, @Schema(description = "With the purposes that each is closed to.") List<Channel> channels,
            @Schema(description = "Fields that have a value which a provider does not let us export.") List<String> withheld) {
    static Line of(Row row) {
        return new Line(row.id(), row.values().get(Attribute.GIVEN_NAME), row.values().get(Attribute.FAMILY_NAME), row.values().get(Attribute.NATIVE_NAME), row.values().get(Attribute.SALUTATION),
                row.values().get(Attribute.EMAIL), row.values().get(Attribute.COMPANY), row.values().get(Attribute.JOB_TITLE), row.values().get(Attribute.BUYING_ROLE), row.values().get(Attribute.LANGUAGE),
                row.values().get(Attribute.TIME_ZONE), row.addresses(), row.channels(), row.withheld().isEmpty() ? null : row.withheld());
    }
}
