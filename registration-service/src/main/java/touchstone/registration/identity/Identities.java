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
}
