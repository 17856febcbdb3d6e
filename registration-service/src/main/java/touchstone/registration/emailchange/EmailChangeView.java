package touchstone.registration.emailchange;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "EmailChange")
record EmailChangeView(UUID id, String email, Instant askedAt, @Schema(description = "The link in the mail works until then.") Instant expiresAt) {}
