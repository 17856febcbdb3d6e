package touchstone.lead.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import touchstone.lead.webhook.WebhookConfig;

class CrmHttpTest {
    private final WebhookConfig config = new SmallRyeConfigBuilder().withMapping(WebhookConfig.class).withDefaultValues(Map.of("touchstone.webhooks.private-addresses", "true")).build().getConfigMapping(WebhookConfig.class);

    @Test
    @Timeout(60)
    void an_answer_that_never_ends_is_given_up() throws IOException {
        var asked = new CountDownLatch(1);
        var threads = Executors.newCachedThreadPool();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            try {
                asked.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        try {
            var crm = new CrmHttp(new ObjectMapper(), config, Duration.ofMillis(500));
            var failure = assertThrows(CrmFailure.class, () -> crm.get(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/deals"), "any"));
            assertEquals("It gave no answer.", failure.getMessage());
        } finally {
            asked.countDown();
            server.stop(0);
            threads.shutdown();
        }
    }
}
