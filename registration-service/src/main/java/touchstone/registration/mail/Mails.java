package touchstone.registration.mail;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Mails that are to go out, kept in the transaction that decides on them. */
public final class Mails {
    private Mails() {}

    /**
     * Goes out within a second or two of the commit, and is not kept any longer.
     *
     * @param prospect whose erasure takes it back, or null
     * @param subject  one line
     */
    public static Uni<Void> add(Mutiny.Session session, UUID prospect, String recipient, String subject, String body, Instant now) {
        return session.createNativeQuery("insert into mail (id, prospect, recipient, subject, body, created_at, due_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?6)")
                .setParameter(1, UuidCreator.getTimeOrderedEpoch()).setParameter(2, prospect).setParameter(3, recipient).setParameter(4, subject).setParameter(5, body).setParameter(6, now)
                .executeUpdate().replaceWithVoid();
    }
}
