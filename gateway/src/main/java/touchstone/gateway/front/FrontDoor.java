package touchstone.gateway.front;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;
import touchstone.gateway.journal.Recorder;
import touchstone.gateway.key.Keys;
import touchstone.gateway.limit.Limits;
import touchstone.gateway.session.Callers;
import touchstone.gateway.source.CameFrom;
import touchstone.gateway.source.Shares;
import touchstone.gateway.source.Sources;
import touchstone.gateway.visitor.Visitors;

/** Opens the front door when everything behind it is there. */
@Singleton
public class FrontDoor {
    private static final Logger log = Logger.getLogger(FrontDoor.class);
    private final Vertx vertx;
    private final Door.Parts parts;
    private final List<Door> doors = new CopyOnWriteArrayList<>();
    private String deployment;
    private volatile boolean closing;

    public FrontDoor(Vertx vertx, FrontConfig config, UpstreamConfig upstreams, Keys keys, Limits limits, Visitors visitors, Callers callers,
                     Shares shares, CameFrom cameFrom, Recorder recorder, Clock clock) {
        this.vertx = vertx;
        parts = new Door.Parts(config, Routes.PUBLIC, upstreams, keys, limits, visitors, callers::of, new Sources(shares), cameFrom::of, recorder, clock);
    }

    void open(@Observes StartupEvent started) {
        int instances = parts.config().instances().orElse(Runtime.getRuntime().availableProcessors());
        try {
            deployment = vertx.deployVerticle(this::door, new DeploymentOptions().setInstances(instances))
                    .toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The front door cannot listen on " + parts.config().host() + ":" + parts.config().port() + ": " + e.getCause().getMessage());
        }
        log.infof("front door open address=%s instances=%d", parts.config().address(), instances);
    }

    private Door door() {
        Door door = new Door(parts);
        doors.add(door);
        return door;
    }

    /** Whether new requests had better go to another gateway. */
    boolean isClosing() {
        return closing;
    }

    /** Before all else ends: what is on its way needs it. */
    void close(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent stopped) {
        closing = true;
        if (deployment == null) return;
        Future.all(doors.stream().map(door -> door.drain(parts.config().drain())).toList()).toCompletionStage().toCompletableFuture().join();
        vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().join();
    }
}
