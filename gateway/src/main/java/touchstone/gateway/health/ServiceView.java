package touchstone.gateway.health;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.gateway.front.Upstream;

/**
 * How a service does.
 *
 * @param service    such as catalog
 * @param tookMillis until it answered, or until it was given up, in milliseconds
 * @param checks     what it looked at itself (MicroProfile Health); none where it gave no answer
 */
@Schema(name = "Service")
record ServiceView(String service, State state, long tookMillis, List<Check> checks) {
    @Schema(name = "ServiceState")
    enum State {
        UP,
        /** It answers, and says that something is wrong. */
        DOWN, UNREACHABLE
    }

    @Schema(name = "ServiceCheck")
    record Check(String name, boolean up) {}

    static ServiceView of(Upstream upstream, JsonNode health, long tookMillis) {
        List<Check> checks = StreamSupport.stream(health.path("checks").spliterator(), false).map(check -> new Check(check.path("name").asText(), isUp(check))).toList();
        return new ServiceView(name(upstream), isUp(health) ? State.UP : State.DOWN, tookMillis, checks);
    }

    static ServiceView unreachable(Upstream upstream, long tookMillis) {
        return new ServiceView(name(upstream), State.UNREACHABLE, tookMillis, List.of());
    }

    private static boolean isUp(JsonNode said) {
        return said.path("status").asText().equals("UP");
    }

    private static String name(Upstream upstream) {
        return upstream.name().toLowerCase(Locale.ROOT);
    }
}
