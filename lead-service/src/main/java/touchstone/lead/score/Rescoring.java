package touchstone.lead.score;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Keeps the scores that lists show near to what they are. Any number of instances may run; one is at it at a time. */
@ApplicationScoped
class Rescoring {
    private static final Logger log = Logger.getLogger(Rescoring.class);
    private static final int AT_ONCE = 100;
    /** What reaches the ledger late is seen twice rather than never. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Pool pool;
    private final Mutiny.SessionFactory sessions;
    private final Scores scores;
    private final Scoring scoring;
    private final Ledger ledger;
    private final Clock clock;
    private volatile Instant seen;

    Rescoring(Pool pool, Mutiny.SessionFactory sessions, Scores scores, Scoring scoring, @RestClient Ledger ledger, Clock clock) {
        this.pool = pool;
        this.sessions = sessions;
        this.scores = scores;
        this.scoring = scoring;
        this.ledger = ledger;
        this.clock = clock;
        this.seen = clock.instant().minus(OVERLAP);
    }

    /** Scores what is due: what is new, what is by older weights, and what stood for long enough. */
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> score() {
        return pool.withTransaction(client -> scores.claim(client, clock.instant(), AT_ONCE).chain(due -> due.isEmpty() ? Uni.createFrom().item(false) : score(client, due)))
                .chain(more -> more ? score() : Uni.createFrom().voidItem())
                .onFailure().invoke(failure -> log.warnf("leads not scored, trying again cause=%s", failure))
                .onFailure().recoverWithNull();
    }

    /** @return whether there may be more that can be scored now */
    private Uni<Boolean> score(SqlClient client, List<UUID> due) {
        return scoring.scoreAll(due).chain(done -> {
            List<UUID> later = new ArrayList<>(due);
            later.removeAll(done.stream().map(Score::lead).toList());
            return scores.keep(client, done, later, clock.instant()).map(kept -> kept == AT_ONCE);
        });
    }

    /** Asks the ledger who did something, was judged, merged or split since. */
    @Scheduled(every = "${touchstone.score.follow:20s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> follow() {
        return ledger.changes(seen.minus(OVERLAP))
                .call(changes -> sessions.withTransaction(session -> scores.due(session, changes.prospects(), changes.visitors(), clock.instant())))
                .invoke(changes -> seen = changes.until())
                .onFailure().invoke(failure -> log.warnf("the ledger does not say what changed, trying again cause=%s", failure))
                .onFailure().recoverWithNull().replaceWithVoid();
    }
}
