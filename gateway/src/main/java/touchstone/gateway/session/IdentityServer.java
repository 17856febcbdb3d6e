package touchstone.gateway.session;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** The OpenID provider, asked over HTTP. What it publishes about itself is fetched when first needed, and kept. */
@Singleton
class IdentityServer {
    private static final Duration KEYS_KEPT = Duration.ofHours(1);
    /** A token with an unknown key makes us look for new ones, but no oftener than this. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    /** For how long it counts as there after it was. */
    private static final Duration SEEN = Duration.ofSeconds(2);

    private static final String INVALID_GRANT = "invalid_grant";

    private final OidcConfig config;
    private final WebClient client;
    private volatile Metadata metadata;
    private volatile long seenAt;
    private volatile Keys keys;
    private final Map<String, Uni<JsonObject>> asking = new ConcurrentHashMap<>();

    /** From the discovery document (OpenID Connect Discovery 1.0). */
    record Metadata(String authorization, String token, String endSession, String keys) {}

    record Keys(JsonWebKeySet set, long fetchedAt) {
        boolean olderThan(Duration age) {
            return System.nanoTime() - fetchedAt > age.toNanos();
        }
    }

    /** What a person or a session brought is not good, or no longer ({@code invalid_grant}, RFC 6749, 5.2). All else that may be refused is about us. */
    static class Refused extends RuntimeException {
        Refused() {
            super(INVALID_GRANT);
        }
    }

    IdentityServer(Vertx vertx, OidcConfig config) {
        this.config = config;
        client = WebClient.create(vertx, new WebClientOptions().setConnectTimeout((int) config.timeout().toMillis()).setFollowRedirects(false));
    }

    Uni<Metadata> metadata() {
        return metadata != null ? Uni.createFrom().item(metadata) : look();
    }

    /** The same, if it is there at this moment: a browser that is sent to where nobody answers could be told nothing. Fails with {@link IdentityUnreachable}. */
    Uni<Metadata> present() {
        return metadata != null && System.nanoTime() - seenAt < SEEN.toNanos() ? Uni.createFrom().item(metadata) : look();
    }

    private Uni<Metadata> look() {
        return get(config.issuer() + "/.well-known/openid-configuration").map(document -> {
            if (!config.issuer().equals(document.getString("issuer"))) throw new IllegalStateException("issuer is " + document.getString("issuer"));
            metadata = new Metadata(document.getString("authorization_endpoint"), document.getString("token_endpoint"),
                    document.getString("end_session_endpoint"), document.getString("jwks_uri"));
            seenAt = System.nanoTime();
            return metadata;
        });
    }

    /** The keys that tokens are signed with. @param keyId one that should be among them */
    Uni<JsonWebKeySet> keys(String keyId) {
        Keys known = keys;
        boolean there = known != null && known.set.getJsonWebKeys().stream().anyMatch(key -> key.getKeyId() != null && key.getKeyId().equals(keyId));
        if (known != null && (there ? !known.olderThan(KEYS_KEPT) : !known.olderThan(BETWEEN_LOOKS))) return Uni.createFrom().item(known.set);
        return metadata().chain(metadata -> get(metadata.keys)).map(document -> {
            try {
                keys = new Keys(new JsonWebKeySet(document.encode()), System.nanoTime());
                return keys.set;
            } catch (JoseException e) {
                throw new IllegalStateException("the identity server's keys cannot be read", e);
            }
        }).onFailure(failure -> there).recoverWithItem(() -> known.set);
    }

    /** Asks the token endpoint. Fails with {@link Refused} or {@link IdentityUnreachable}. */
    Uni<JsonObject> token(Map<String, String> form) {
        return metadata().chain(metadata -> post(metadata.token, form)).map(answer -> answer.bodyAsJsonObject());
    }

    /** Ends the session that a refresh token belongs to. */
    Uni<Void> endSession(String refreshToken) {
        return metadata().chain(metadata -> post(metadata.endSession, Map.of("refresh_token", refreshToken))).replaceWithVoid();
    }

    private Uni<HttpResponse<Buffer>> post(String url, Map<String, String> form) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap().addAll(form).add("client_id", config.clientId()).add("client_secret", config.clientSecret());
        return client.postAbs(url).timeout(config.timeout().toMillis()).sendForm(fields)
                .onFailure().transform(IdentityUnreachable::because)
                .invoke(answer -> {
                    if (answer.statusCode() / 100 == 2) return;
                    String error = error(answer);
                    if (INVALID_GRANT.equals(error)) throw new Refused();
                    throw IdentityUnreachable.because("status " + answer.statusCode() + (error == null ? "" : " " + error));
                });
    }

    /** Null where none is told. */
    private static String error(HttpResponse<Buffer> answer) {
        try {
            JsonObject body = answer.bodyAsJsonObject();
            return body != null && body.getValue("error") instanceof String error ? error : null;
        } catch (DecodeException noJson) {
            return null;
        }
    }

    /** All who ask for the same meanwhile wait for the one answer. */
    private Uni<JsonObject> get(String url) {
        return asking.computeIfAbsent(url, first -> fetch(url).onTermination().invoke(() -> asking.remove(url)).memoize().indefinitely());
    }

    private Uni<JsonObject> fetch(String url) {
        return client.getAbs(url).timeout(config.timeout().toMillis()).send().map(answer -> {
            if (answer.statusCode() != 200) throw new IllegalStateException("status " + answer.statusCode());
            return answer.bodyAsJsonObject();
        }).onFailure().transform(IdentityUnreachable::because);
    }
}
