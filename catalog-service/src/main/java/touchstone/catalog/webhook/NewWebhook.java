package touchstone.catalog.webhook;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where to deliver what. */
record NewWebhook(@NotNull URI url, @Schema(description = "The only channel of interest; all without one") @Size(max = 100) String channel) {}
