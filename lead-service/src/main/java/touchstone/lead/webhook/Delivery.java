package touchstone.lead.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One attempt to deliver one event. */
@Schema(name = "LeadDelivery")
record Delivery(@Schema(description = "The event; the same at each attempt") String event, String type, String subject, int attempt,
                @Schema(description = "Whether somebody asked for it to be delivered once more") boolean again,
                @Schema(description = "What the subscriber answered; absent without an answer") Integer status,
                @Schema(description = "Why it failed; absent where it did not") String failure, Instant at) {
    /** Whether the subscriber says that it will never take anything again (RFC 9110, 15.5.11). */
    boolean isGone() {
        return status != null && status == 410;
    }
}
