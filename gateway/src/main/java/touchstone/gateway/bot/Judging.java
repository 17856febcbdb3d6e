package touchstone.gateway.bot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Judges by behaviour, now and then: not while recording, which nothing may slow down. */
@Singleton
public class Judging {
    private static final Logger log = Logger.getLogger(Judging.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    /** Longer than it takes the ledger to catch up as a rule. */
    private static final Duration LATELY = Duration.ofMinutes(10);
    private final Vertx vertx;
    private final Verdicts verdicts;
    private long timer;

    public Judging(Vertx vertx, Verdicts verdicts) {
        this.vertx = vertx;
        this.verdicts = verdicts;
    }

    void start(@Observes StartupEvent started) {
        // The list of agents is read now, not with the first request.
        Agents.of(HttpMethod.GET, MultiMap.caseInsensitiveMultiMap().add("User-Agent", "start"), false);
        timer = vertx.setPeriodic(EVERY.toMillis(), tick -> verdicts.judge(LATELY).subscribe().with(
                found -> {
                    if (found > 0) log.infof("browsers judged as bots count=%d", found);
                },
                failure -> log.debugf("browsers not judged cause=%s", failure)));
    }

    void stop(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(timer);
    }
}
