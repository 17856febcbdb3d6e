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
        String email,
        @Schema(description = "The sign-in's provider vouches for the address.") boolean emailVerified,
        String company,
        String jobTitle,
        Instant registeredAt,
        Instant changedAt,
        @Schema(description = "Fields that have a value which may not be shown: the provider's rules or the person do not let us.") List<String> withheld) {}
