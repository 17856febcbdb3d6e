package touchstone.gateway.key;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Brings what changed in the database to {@link Keys}, here at once and from other gateways within seconds, and notes there which keys were used. */
@Singleton
class KeyReading {
    private static final Logger log = Logger.getLogger(KeyReading.class);
    private static final long EVERY_MILLIS = 5_000;
    private final Keys keys;
    private final KeyTable table;
    private final Vertx vertx;
    private final Clock clock;
    private volatile long timer;
    private volatile boolean failing;

    KeyReading(Keys keys, KeyTable table, Vertx vertx, Clock clock) {
        this.keys = keys;
        this.table = table;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(1, EVERY_MILLIS, tick -> read().call(() -> table.used(keys.takeUsed())).subscribe().with(done -> succeeded(), this::failed));
    }

    void stop(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(timer);
    }

    Uni<Void> read() {
        return table.good().invoke(good -> keys.replace(byHash(good))).replaceWithVoid();
    }

    private Map<String, Key> byHash(List<StoredKey> good) {
        Map<String, Key> byHash = new HashMap<>();
        for (StoredKey stored : good) {
            byHash.put(Keys.text(stored.hash()), stored.key());
            if (stored.former() != null && stored.formerUntil().isAfter(clock.instant())) byHash.put(Keys.text(stored.former()), stored.key());
        }
        return byHash;
    }

    private void succeeded() {
        if (failing) log.info("keys can be read again");
        failing = false;
    }

    private void failed(Throwable cause) {
        // Once, not at each try; what is known goes on.
        if (!failing) log.warnf("keys cannot be read, those known go on cause=%s", cause);
        failing = true;
    }
}
