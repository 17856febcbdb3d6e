package touchstone.registration.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import touchstone.commons.webhook.Secret;

/** Those who are told what happens here, and may tell us something in turn. */
@ApplicationScoped
public class Subscribers {
    private final List<Secret> secrets;

    Subscribers(SubscriberConfig config) {
        secrets = config.all().values().stream().map(subscriber -> new Secret(subscriber.secret())).toList();
    }

    /** Whether a message is of one of them; see {@link Secret#isOf}. */
    public boolean signed(String id, String timestamp, String signatures, String body, Instant now) {
        return secrets.stream().anyMatch(secret -> secret.isOf(id, timestamp, signatures, body, now));
    }
}
