package touchstone.registration.prospect;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The golden record of a person. */
@Schema(name = "Prospect")
record ProspectView(
        UUID id,
        String givenName,
        String familyName,
        String email,
        @Schema(description = "The sign-in's provider vouches for the address.") boolean emailVerified,
        String company,
        String jobTitle,
        Instant registeredAt,
        Instant changedAt) {}
