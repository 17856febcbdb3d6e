package touchstone.lead.opportunity;

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

/**
 * Lets the registration-service hear which prospects won an opportunity for us, and which are open again, as often as it takes. Table {@code win_notice} names those that changed, in
 * the transaction that changed them; what is told is how they stand when it is told.
 */
@ApplicationScoped
class WinNotices {
    private static final Logger log = Logger.getLogger(WinNotices.class);
    private static final int AT_ONCE = 50;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final String CLAIM = """
            update win_notice set due_at = ?2, attempts = attempts + 1
            where opportunity in (select opportunity from win_notice where due_at <= ?1 order by due_at limit ?3 for update skip locked)
            returning opportunity, attempts""";
    private static final String STANDS = "select o.result, l.prospect from opportunity o join lead l on l.id = o.lead where o.id = ?1";

    private final Mutiny.SessionFactory sessions;
    private final Wins wins;
    private final Clock clock;

    WinNotices(Mutiny.SessionFactory sessions, @RestClient Wins wins, Clock clock) {
        this.sessions = sessions;
        this.wins = wins;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> dispatch() {
        Instant now = clock.instant();
        Instant lease = now.plus(LEASE);
        return sessions.withTransaction(session -> session.createNativeQuery(CLAIM, Object[].class).setParameter(1, now).setParameter(2, lease).setParameter(3, AT_ONCE).getResultList())
                .chain(due -> Multi.createFrom().iterable(due).onItem().transformToUniAndConcatenate(notice -> tell((UUID) notice[0], (Integer) notice[1], now)).collect().last())
                .onFailure().invoke(failure -> log.warnf("wins cannot be told, trying again cause=%s", failure))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    private Uni<Void> tell(UUID opportunity, int attempts, Instant now) {
        return sessions.withSession(session -> session.createNativeQuery(STANDS, Object[].class).setParameter(1, opportunity).getSingleResultOrNull())
                .chain(stands -> stands != null && stands[0].equals("WON") ? wins.won(opportunity, new Wins.Win(stands[1] == null ? List.of() : List.of((UUID) stands[1]))) : wins.reopened(opportunity))
                .replaceWith(true)
                .onFailure().invoke(failure -> log.warnf("a win is not taken by the registration-service opportunity=%s attempts=%d cause=%s", opportunity, attempts, failure))
                .onFailure().recoverWithItem(false)
                // What changed meanwhile is due again, with no attempts, and stays.
                .chain(told -> told ? change("delete from win_notice where opportunity = ?1 and attempts = ?2", opportunity, attempts, null)
                        : change("update win_notice set due_at = ?3 where opportunity = ?1 and attempts = ?2", opportunity, attempts, now.plus(pause(attempts))));
    }

    private static Duration pause(int attempts) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private Uni<Void> change(String statement, UUID opportunity, int attempts, Instant due) {
        return sessions.withTransaction(session -> {
            var query = session.createNativeQuery(statement).setParameter(1, opportunity).setParameter(2, attempts);
            return (due == null ? query : query.setParameter(3, due)).executeUpdate();
        }).replaceWithVoid();
    }
}
