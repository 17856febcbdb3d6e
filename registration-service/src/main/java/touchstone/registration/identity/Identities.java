package touchstone.registration.identity;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where identities are looked up. */
public final class Identities {
    private Identities() {}

    /** A prospect's, with what their providers said, the first linked first. */
    public static Uni<List<Identity>> of(Mutiny.Session session, UUID prospect) {
        return session.createSelectionQuery("from Identity i left join fetch i.claims where i.prospect = :prospect order by i.linkedAt, i.id", Identity.class)
                .setParameter("prospect", prospect).getResultList();
    }

    /** That of a sign-in, which must be somebody's. */
    public static Uni<Identity> find(Mutiny.Session session, SignIn signIn) {
        return session.createSelectionQuery("from Identity i left join fetch i.claims where i.issuer = :issuer and i.subject = :subject", Identity.class)
                .setParameter("issuer", signIn.issuer()).setParameter("subject", signIn.subject()).getSingleResult();
    }

    /** Forgets a sign-in with all that its provider said, here at once and in the identity server as soon as it can be reached. */
    public static Uni<Void> remove(Mutiny.Session session, Identity identity) {
        return session.remove(identity).chain(session::flush)
                .chain(() -> session.createNativeQuery("insert into user_removal (subject, due_at) values (?1, now()) on conflict do nothing").setParameter(1, identity.subject()).executeUpdate()).replaceWithVoid();
    }
}
