package touchstone.lead;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Lets go of what has served its purpose, once an hour. */
@ApplicationScoped
class Purging {
    private static final Logger log = Logger.getLogger(Purging.class);

    private record Purge(String table, String moment, Duration keep) {}

    private static final List<Purge> PURGES = List.of(
            // Mails hold names and addresses. A month is long enough to look into a complaint.
            new Purge("outbox_mail", "sent_at", Duration.ofDays(30)),
            // Nobody repeats a request after a day; a client that queues offline may.
            new Purge("idempotency", "created_at", Duration.ofDays(7)),
            new Purge("recent_submission", "at", Duration.ofHours(1)),
            new Purge("spent_challenge", "until", Duration.ZERO));

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    Purging(Mutiny.SessionFactory sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> PURGES.stream().reduce(Uni.createFrom().voidItem(),
                        (before, purge) -> before.chain(() -> session.createNativeQuery("delete from " + purge.table + " where " + purge.moment + " < ?1")
                                .setParameter(1, now.minus(purge.keep)).executeUpdate().replaceWithVoid()), (a, b) -> a.chain(() -> b)))
                .onFailure().invoke(failure -> log.warnf("not purged, trying again in an hour cause=%s", failure))
                .onFailure().recoverWithNull();
    }
}
