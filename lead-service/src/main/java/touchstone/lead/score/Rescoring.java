package touchstone.lead.score;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Keeps the scores that lists show near to what they are. Any number of instances may run. */
@ApplicationScoped
class Rescoring {
    private static final Logger log = Logger.getLogger(Rescoring.class);
    private static final int AT_ONCE = 100;
    /** What reaches the ledger late is seen twice rather than never. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Mutiny.SessionFactory sessions;
    private final Scores scores;
    private final Scoring scoring;
    private final Ledger ledger;
    private final Clock clock;
    private volatile Instant seen;

    Rescoring(Mutiny.SessionFactory sessions, Scores scores, Scoring scoring, @RestClient Ledger ledger, Clock clock) {
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
        return sessions.withTransaction(session -> scores.latest(session).chain(weights -> scores.claim(session, weights.version, clock.instant(), AT_ONCE)))
                .chain(this::scoreAll)
                .onFailure().invoke(failure -> log.warnf("leads not scored, trying again cause=%s", failure))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    private Uni<Void> scoreAll(List<UUID> due) {
        if (due.isEmpty()) return Uni.createFrom().voidItem();
        // One after the other: a session of the database is one pipeline.
        return Multi.createFrom().iterable(due).onItem().transformToUniAndConcatenate(lead -> scoring.score(lead).replaceWith(true)
                        .onFailure().invoke(failure -> log.warnf("lead not scored, trying again in minutes id=%s cause=%s", lead, failure)).onFailure().recoverWithItem(false))
                .collect().asList().chain(done -> due.size() == AT_ONCE && !done.contains(false) ? score() : Uni.createFrom().voidItem());
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
