package touchstone.commons.webhook;

import java.net.URI;
import touchstone.commons.problem.Invalid;

/** Events are not delivered to this address. */
public class AddressNotAllowed extends Invalid {
    AddressNotAllowed(URI url) {
        super("Events are delivered by HTTPS, to addresses of the public internet.");
        fact("url", url.toString());
    }
}
