package touchstone.registration.mail;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.registration.identity.Vault;

/** Mails that are to go out, kept in the transaction that decides on them, and sealed: they hold addresses, and links that are as good as a password. */
@ApplicationScoped
public class Mails {
    private final Vault vault;

    Mails(Vault vault) {
        this.vault = vault;
    }

    /**
     * Goes out within a second or two of the commit, and is not kept any longer.
     *
     * @param prospect whose erasure takes it back
     * @param subject  one line
     */
    public Uni<Void> add(Mutiny.Session session, UUID prospect, String recipient, String subject, String body, Instant now) {
        return add(session, prospect, recipient, subject, body, now, null, true);
    }

    /**
     * The same with a mail to whoever reads that mailbox, which is of no use after a time.
     *
     * @param goesOut false does the same work and sends nothing, for nobody to notice the difference
     */
    public Uni<Void> add(Mutiny.Session session, String recipient, String subject, String body, Instant now, Instant until, boolean goesOut) {
        return add(session, null, recipient, subject, body, now, until, goesOut);
    }

    private Uni<Void> add(Mutiny.Session session, UUID prospect, String recipient, String subject, String body, Instant now, Instant until, boolean goesOut) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        byte[] salt = vault.salt();
        return session.createNativeQuery("insert into mail (id, prospect, recipient, subject, body, created_at, due_at, until, salt) values (?1, ?2, ?3, ?4, ?5, ?6, case when ?7 then cast(?6 as timestamptz) else 'infinity' end, "
                        + "cast(?8 as timestamptz), ?9)")
                .setParameter(1, id).setParameter(2, prospect).setParameter(3, vault.seal(salt, "recipient " + id, recipient)).setParameter(4, subject).setParameter(5, vault.seal(salt, "body " + id, body))
                .setParameter(6, now).setParameter(7, goesOut).setParameter(8, until).setParameter(9, salt).executeUpdate().replaceWithVoid();
    }

    /** @param salt null for what was not sealed */
    String opened(UUID id, byte[] salt, String what, String sealed) {
        return salt == null ? sealed : vault.open(salt, what + " " + id, sealed);
    }
}
