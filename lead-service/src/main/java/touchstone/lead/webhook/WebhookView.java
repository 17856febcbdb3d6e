package touchstone.lead.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A subscription. @param types absent for all @param secret told once, when it is made */
@Schema(name = "LeadWebhook")
record WebhookView(UUID id, URI url, List<String> types, String pipeline, String contact, @Schema(description = "Signs what is delivered; told once, when it is made") String secret,
                   @Schema(description = "Until when the secret signs too that was replaced") Instant earlierSecretUntil, Webhook.State state,
                   @Schema(description = "Why nothing is delivered; absent where something is") String reason, @Schema(description = "How often something was tried in vain") int failures,
                   @Schema(description = "Since when") Instant failingSince, Instant createdAt) {
    static WebhookView of(Webhook it) {
        return of(it, null);
    }

    static WebhookView withSecret(Webhook it) {
        return of(it, it.secret().text());
    }

    private static WebhookView of(Webhook it, String secret) {
        return new WebhookView(it.id(), it.url(), it.types().isEmpty() ? null : it.types(), it.pipeline(), it.contact(), secret, it.earlierUntil(), it.state(), it.reason(), it.failures(), it.failingSince(), it.createdAt());
    }
}
