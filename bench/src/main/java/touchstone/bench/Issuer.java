package touchstone.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives out tokens as an OpenID provider would, so that a benchmark of one service need not carry Keycloak along. */
final class Issuer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("code=for-([A-Za-z0-9_-]+)");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;
    private final HttpServer server;

    Issuer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        serve("/.well-known/openid-configuration", Map.of("issuer", address(), "jwks_uri", address() + "/keys", "authorization_endpoint", address() + "/authorize",
                "token_endpoint", address() + "/token"));
        serve("/keys", Map.of("keys", List.of(Map.of("kty", "RSA", "use", "sig", "alg", "RS256", "kid", "bench", "n", unsigned(key.getModulus()), "e", unsigned(key.getPublicExponent())))));
        server.createContext("/token", exchange -> {
            Matcher code = CODE.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
            String nonce = code.find() ? code.group(1) : "";
            // Each time somebody else.
            String who = "prospect-" + nonce;
            reply(exchange, json(Map.of("id_token", signed(Map.of("aud", "gateway", "sub", who, "nonce", nonce)), "access_token", token(who, "prospect"), "refresh_token", "none",
                    "expires_in", 24 * 3600)));
        });
        server.start();
    }

    /** What somebody who signed in brings back. */
    static String code(String nonce) {
        return "for-" + nonce;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token of somebody who is called as what they may do. */
    String token(String role) {
        return token(role, role);
    }

    /** A token of somebody in particular. */
    String token(String who, String role) {
        return signed(Map.of("aud", List.of("touchstone-api"), "sub", who, "realm_access", Map.of("roles", List.of(role))));
    }

    private String signed(Map<String, Object> said) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new HashMap<>(said);
        claims.putAll(Map.of("iss", address(), "iat", now, "exp", now + 24 * 3600));
        String body = part(Map.of("alg", "RS256", "kid", "bench", "typ", "JWT")) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(body.getBytes(StandardCharsets.US_ASCII));
            return body + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(String path, Object answer) {
        byte[] body = json(answer);
        server.createContext(path, exchange -> reply(exchange, body));
    }

    private static void reply(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String part(Object claims) {
        return BASE64.encodeToString(json(claims));
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
