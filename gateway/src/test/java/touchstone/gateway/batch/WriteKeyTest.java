package touchstone.gateway.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.gateway.cookie.Secret;
import touchstone.gateway.key.KeyConfig;
import touchstone.gateway.key.Keys;
import touchstone.gateway.limit.LimitConfig;
import touchstone.gateway.limit.Limits;
import touchstone.gateway.visitor.Visitors;

/** A key in the body is looked up and counted as one in a header is. */
class WriteKeyTest {
    private static final SmallRyeConfig CONFIG = new SmallRyeConfigBuilder().withMapping(KeyConfig.class).withMapping(LimitConfig.class)
            .withDefaultValues(Map.of("touchstone.keys.shop.key", "pk_shop", "touchstone.keys.shop.channel", "web", "touchstone.limits.per-key", "2")).build();
    private final BatchResource resource = new BatchResource(null, new Keys(CONFIG.getConfigMapping(KeyConfig.class)), new Limits(CONFIG.getConfigMapping(LimitConfig.class)),
            new Visitors(new Secret(() -> "bm90LWEtc2VjcmV0LW9ubHktZm9yLXRlc3RzLTMyYnk="), Clock.systemUTC()), Clock.systemUTC());

    @Test
    void one_that_is_not_found_before_the_keys_were_read_may_still_be_good() {
        assertThrows(BatchResource.KeyUnchecked.class, () -> take("pk_other"));
    }

    @Test
    void one_counts_for_its_quota() {
        // It is no batch, which is found behind that.
        for (int i = 0; i < 2; i++) assertThrows(BatchResource.BatchUnreadable.class, () -> take("pk_shop"));
        assertEquals("/problems/too-many-requests", assertThrows(BatchResource.TooManyRequests.class, () -> take("pk_shop")).problem().type());
        assertTrue(assertThrows(BatchResource.TooManyRequests.class, () -> take("pk_shop")).problem().status() == 429);
    }

    private void take(String key) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        HttpServerRequest request = (HttpServerRequest) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HttpServerRequest.class}, (proxy, method, arguments) -> switch (method.getName()) {
            case "headers" -> headers;
            case "method" -> HttpMethod.POST;
            default -> null;
        });
        resource.take("batch", ("{\"writeKey\":\"" + key + "\"}").getBytes(StandardCharsets.UTF_8), request);
    }
}
