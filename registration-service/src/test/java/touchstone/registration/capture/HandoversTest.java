package touchstone.registration.capture;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The issuer in states that a healthy Keycloak cannot be brought into. */
@QuarkusTest
class HandoversTest {
    @Test
    void an_issuer_that_does_not_listen_is_unavailable() throws IOException {
        ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        closed.close();

        assertThrows(IdentityProviderUnavailable.class, () -> ask(closed.getLocalPort()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{", "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>"})
    void an_issuer_that_answers_nonsense_or_hangs_up_is_unavailable(String answer) {
        assertThrows(IdentityProviderUnavailable.class, () -> ask(answering(answer)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_token_that_the_issuer_no_longer_takes_needs_a_new_sign_in(int status) {
        assertThrows(UnauthorizedException.class, () -> ask(answering("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n")));
    }

    private static void ask(int port) {
        UserInfo userInfo = QuarkusRestClientBuilder.newBuilder().baseUri(URI.create("http://127.0.0.1:" + port))
                .connectTimeout(1, TimeUnit.SECONDS).readTimeout(1, TimeUnit.SECONDS).build(UserInfo.class);
        new Handovers(null, userInfo).handedOver("Bearer any").await().atMost(Duration.ofSeconds(10));
    }

    /** The port of a server that reads one request, says this and hangs up. */
    private static int answering(String answer) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        CompletableFuture.runAsync(() -> {
            try (server; Socket connection = server.accept()) {
                connection.getInputStream().read(new byte[8192]);
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        return server.getLocalPort();
    }
}
