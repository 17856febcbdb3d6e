package touchstone.registration.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.Map;

/** Who is told what happens to people here: services of ours and of others, by name. */
@ConfigMapping(prefix = "touchstone.subscribers")
interface SubscriberConfig {
    @WithParentName
    Map<String, Subscriber> all();

    interface Subscriber {
        /** Where events are posted to. */
        URI url();

        /** Signs them (Standard Webhooks): {@code whsec_} and a key in base64. */
        String secret();
    }
}
