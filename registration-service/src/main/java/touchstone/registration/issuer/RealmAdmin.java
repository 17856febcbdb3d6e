package touchstone.registration.issuer;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.Json;
import io.vertx.core.http.HttpMethod;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The Admin API of the Keycloak realm that issues our tokens, as its client {@code registration}. Asked rarely; while somebody waits only about our own people. */
@ApplicationScoped
public class RealmAdmin {
    private static final Logger log = Logger.getLogger(RealmAdmin.class);
    private static final int PATIENCE = 10_000;

    private final WebClient http;
    private final String issuer;
    private final RealmAdminConfig config;

    RealmAdmin(Vertx vertx, @ConfigProperty(name = "touchstone.issuer") String issuer, RealmAdminConfig config) {
        this.http = WebClient.create(vertx);
        this.issuer = issuer;
        this.config = config;
    }

    /** Whether we were given the secret of our client there: without it others look after the realm. */
    public boolean isOurs() {
        return config.clientSecret().isPresent();
    }

    /**
     * The answer, of whatever status below 300 or among those expected; fails with {@link RealmRefused} for others.
     *
     * @param path below the realm, such as {@code /users/42}
     * @param body what becomes JSON, or null
     */
    public Uni<HttpResponse<Buffer>> send(HttpMethod method, String path, Object body, Integer... expected) {
        return token().chain(token -> {
            var request = http.requestAbs(method, issuer.replaceFirst("/realms/", "/admin/realms/") + path).bearerTokenAuthentication(token).timeout(PATIENCE);
            return body == null ? request.send() : request.putHeader("Content-Type", "application/json").sendBuffer(Buffer.buffer(Json.encode(body)));
        }).invoke(answer -> {
            if (answer.statusCode() >= 300 && !Set.of(expected).contains(answer.statusCode())) throw refused(method + " " + path.replaceAll("[0-9a-f-]{36}", "*").replaceAll("[?].*", ""), answer);
        });
    }

    /** Removes a user; one who is gone already is no failure. */
    public Uni<Void> removeUser(String subject) {
        return send(HttpMethod.DELETE, "/users/" + subject, null, 404).replaceWithVoid();
    }

    private Uni<String> token() {
        var form = io.vertx.mutiny.core.MultiMap.caseInsensitiveMultiMap().add("grant_type", "client_credentials").add("client_id", config.clientId())
                .add("client_secret", config.clientSecret().orElseThrow());
        return http.postAbs(issuer + "/protocol/openid-connect/token").timeout(PATIENCE).sendForm(form).map(answer -> {
            if (answer.statusCode() != 200) throw refused("a token", answer);
            return answer.bodyAsJsonObject().getString("access_token");
        });
    }

    private static RealmRefused refused(String what, HttpResponse<Buffer> answer) {
        log.debugf("the realm refuses what=%s status=%d", what, answer.statusCode());
        return new RealmRefused(what, answer.statusCode());
    }

    /** The realm said no. */
    public static final class RealmRefused extends RuntimeException {
        RealmRefused(String what, int status) {
            super(what + " was answered " + status);
        }
    }
}
