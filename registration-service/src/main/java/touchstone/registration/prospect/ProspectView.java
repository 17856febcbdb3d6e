package touchstone.registration.prospect;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The golden record of a person. */
@Schema(name = "Prospect")
public record ProspectView(
        UUID id,
        String givenName,
        String familyName,
        @Schema(description = "As they write it themselves, in their own script.") String nativeName,
        String salutation,
        String email,
        @Schema(description = "A provider vouches for the address, or they proved that it is theirs.") boolean emailVerified,
        String company,
        String jobTitle,
        BuyingRole buyingRole,
        @Schema(description = "BCP 47") String language,
        @Schema(description = "A name of the IANA time zone database") String timeZone,
        List<PostalAddress> addresses,
        @Schema(description = "The first is that of the e-mail address, if there is one; it has the id of the prospect.") List<Channel> channels,
        @Schema(description = "Since when we know of them.") Instant registeredAt,
        Instant changedAt,
        @Schema(description = "Fields that have a value which may not be shown: the provider's rules or the person do not let us.") List<String> withheld) {}
