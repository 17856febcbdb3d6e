package touchstone.registration.erasure;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import touchstone.registration.issuer.RealmAdmin;

/** Has the identity server forget the users of people who were erased, as often as it takes. */
@ApplicationScoped
public class UserRemoval {
    private static final Logger log = Logger.getLogger(UserRemoval.class);
    private static final int AT_ONCE = 100;
    /** Not whoever signed in the same way again meanwhile, and is somebody. */
    private static final String DUE = "select subject from user_removal r where due_at <= now() and not exists (select 1 from identity i where i.subject = r.subject) order by due_at";

    private final Mutiny.SessionFactory sessions;
    private final RealmAdmin realm;

    UserRemoval(Mutiny.SessionFactory sessions, RealmAdmin realm) {
        this.sessions = sessions;
        this.realm = realm;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> remove() {
        if (!realm.isOurs()) return Uni.createFrom().voidItem();
        return sessions.withSession(session -> session.createNativeQuery(DUE, String.class).setMaxResults(AT_ONCE).getResultList())
                .chain(subjects -> Multi.createFrom().iterable(subjects).onItem().transformToUniAndConcatenate(subject -> realm.removeUser(subject)
                        .chain(() -> change("delete from user_removal where subject = ?1", subject))
                        // One that cannot be removed keeps nobody else waiting.
                        .onFailure().invoke(failure -> log.warnf("a user is not removed yet, trying again later: %s", failure.getMessage()))
                        .onFailure().recoverWithUni(() -> change("update user_removal set due_at = now() + interval '1 minute' where subject = ?1", subject)))
                        .collect().last())
                .onFailure().invoke(failure -> log.warnf("users are not removed yet, trying again: %s", failure.getMessage()))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    private Uni<Integer> change(String statement, String subject) {
        return sessions.withTransaction(session -> session.createNativeQuery(statement).setParameter(1, subject).executeUpdate());
    }
}
