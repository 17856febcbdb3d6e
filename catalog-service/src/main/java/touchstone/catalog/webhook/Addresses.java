package touchstone.catalog.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import touchstone.commons.webhook.AddressNotAllowed;

/** Where we may be sent to. */
@ApplicationScoped
class Addresses {
    private final WebhookConfig config;

    Addresses(WebhookConfig config) {
        this.config = config;
    }

    /** Blocks. @throws AddressNotAllowed if it is not on the public internet, or not HTTPS there */
    void check(URI url) {
        touchstone.commons.webhook.Addresses.check(url, config.privateAddresses());
    }
}
