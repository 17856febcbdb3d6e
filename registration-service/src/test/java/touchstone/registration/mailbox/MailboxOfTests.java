package touchstone.registration.mailbox;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import touchstone.local.Ports;

/** Switches the sign-in by e-mail on, at a port that Keycloak can be told before the service has it. Here browsers come without a front door. */
public final class MailboxOfTests implements QuarkusTestResourceLifecycleManager {
    static final String SECRET = "secret-of-keycloak-in-tests";

    @Override
    public Map<String, String> start() {
        int port = Ports.free(1)[0];
        String base = "http://" + Ports.HOST + ":" + port;
        return Map.of("quarkus.http.test-port", String.valueOf(port), "touchstone.links.front", base, "touchstone.providers.email.id", "keycloak",
                "touchstone.providers.email.secret", SECRET, "touchstone.providers.email.issuer", base + "/internal/email-sign-in");
    }

    @Override
    public void stop() {}
}
