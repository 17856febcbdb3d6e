package touchstone.gateway.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.commons.Page;
import touchstone.gateway.front.Upstream;
import touchstone.gateway.front.UpstreamConfig;

/** The services behind the front door, each asked how it does. */
@Path("/services")
@RolesAllowed("operator")
@Tag(name = "services")
public class ServiceResource {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private final WebClient client;
    private final UpstreamConfig upstreams;
    private final ObjectMapper json;

    ServiceResource(Vertx vertx, UpstreamConfig upstreams, ObjectMapper json) {
        client = WebClient.create(vertx, new WebClientOptions().setConnectTimeout((int) PATIENCE.toMillis()));
        this.upstreams = upstreams;
        this.json = json;
    }

    @GET
    @Operation(summary = "See how each service does", description = "Each is asked now, all at once, for at most three seconds.")
    public Uni<Page<ServiceView>> list() {
        List<Uni<ServiceView>> asked = Arrays.stream(Upstream.values()).map(this::ask).toList();
        return Uni.join().all(asked).andFailFast().map(services -> new Page<>(services, null));
    }

    private Uni<ServiceView> ask(Upstream upstream) {
        long began = System.nanoTime();
        return client.getAbs(upstreams.of(upstream) + "/q/health").timeout(PATIENCE.toMillis()).send().map(answer -> ServiceView.of(upstream, read(answer.bodyAsString()), since(began)))
                // Which is what is asked here.
                .onFailure().recoverWithItem(() -> ServiceView.unreachable(upstream, since(began)));
    }

    private JsonNode read(String health) {
        try {
            return json.readTree(health);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalStateException("no health", e);
        }
    }

    private static long since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
