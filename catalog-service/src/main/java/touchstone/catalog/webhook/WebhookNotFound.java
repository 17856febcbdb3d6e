package touchstone.catalog.webhook;

import java.util.UUID;
import touchstone.commons.problem.NotFound;

class WebhookNotFound extends NotFound {
    WebhookNotFound(UUID webhook) {
        super("There is no such subscription.");
        fact("webhook", webhook);
    }
}
