package touchstone.registration.consent;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody said to a purpose at one time. */
@Schema(name = "Consent")
public record ConsentView(UUID id, String purpose, boolean granted, String noticeHash, String channel, Instant givenAt,
                   @Schema(description = "What else than a form it came by: a browser's signal, or a withdrawal.") String evidence) {}
