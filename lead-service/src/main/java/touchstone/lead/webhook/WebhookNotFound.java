package touchstone.lead.webhook;

import touchstone.commons.problem.NotFound;

class WebhookNotFound extends NotFound {
    WebhookNotFound() {
        super("There is no such subscription.");
    }
}
