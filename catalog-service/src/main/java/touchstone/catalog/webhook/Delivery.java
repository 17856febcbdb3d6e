package touchstone.catalog.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One attempt to deliver one event. */
record Delivery(@Schema(description = "The event; the same at each attempt") String event, String type, String subject, int attempt,
                @Schema(description = "What the subscriber answered; absent without an answer") Integer status,
                @Schema(description = "Why it failed; absent where it did not") String failure, Instant at) {}
