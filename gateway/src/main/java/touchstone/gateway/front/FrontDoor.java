package touchstone.gateway.front;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import touchstone.gateway.journal.Recorder;
import touchstone.gateway.key.Keys;
import touchstone.gateway.limit.Limits;
import touchstone.gateway.session.Callers;
import touchstone.gateway.visitor.Visitors;

/** Opens the front door when everything behind it is there. */
@Singleton
public class FrontDoor {
    private static final Logger log = Logger.getLogger(FrontDoor.class);
    private final Vertx vertx;
    private final Door.Parts parts;
    private String deployment;

    public FrontDoor(Vertx vertx, FrontConfig config, UpstreamConfig upstreams, Keys keys, Limits limits, Visitors visitors, Callers callers,
                     Recorder recorder, Clock clock) {
        this.vertx = vertx;
        parts = new Door.Parts(config, Routes.PUBLIC, upstreams, keys, limits, visitors, callers::of, recorder, clock);
    }

    void open(@Observes StartupEvent started) {
        int instances = parts.config().instances().orElse(Runtime.getRuntime().availableProcessors());
        try {
            deployment = vertx.deployVerticle(() -> new Door(parts), new DeploymentOptions().setInstances(instances))
                    .toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The front door cannot listen on " + parts.config().host() + ":" + parts.config().port() + ": " + e.getCause().getMessage());
        }
        log.infof("front door open address=%s instances=%d", parts.config().address(), instances);
    }

    void close(@Observes ShutdownEvent stopped) {
        if (deployment != null) vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().join();
    }
}
