package touchstone.registration.prospect;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Cursor;
import touchstone.registration.identity.SignIn;

/** Where prospects are looked up. */
public final class Prospects {
    private Prospects() {}

    /** The prospect who signed in, or null before their registration. */
    public static Uni<Prospect> of(Mutiny.Session session, SignIn signIn) {
        return query(session, signIn).getSingleResultOrNull();
    }

    /** Who asks; fails with {@link NotRegistered} before their registration. */
    public static Uni<Prospect> me(Mutiny.Session session, SignIn signIn) {
        return of(session, signIn).onItem().ifNull().failWith(NotRegistered::new);
    }

    /** {@link #of}, and nobody else changes it until the transaction ends. */
    public static Uni<Prospect> lockedOf(Mutiny.Session session, SignIn signIn) {
        return query(session, signIn).setLockMode(LockModeType.PESSIMISTIC_WRITE).getSingleResultOrNull();
    }

    private static Mutiny.SelectionQuery<Prospect> query(Mutiny.Session session, SignIn signIn) {
        return session.createSelectionQuery(
                        "select p from Prospect p join Identity i on i.prospect = p.id where i.issuer = :issuer and i.subject = :subject", Prospect.class)
                .setParameter("issuer", signIn.issuer()).setParameter("subject", signIn.subject());
    }

    /** Fails with {@link ProspectNotFound}. */
    public static Uni<Prospect> find(Mutiny.Session session, UUID id) {
        return session.find(Prospect.class, id).onItem().ifNull().failWith(() -> new ProspectNotFound(id));
    }

    /** The same, and nobody else changes it until the transaction ends. Fails with {@link ProspectNotFound}. */
    public static Uni<Prospect> findLocked(Mutiny.Session session, UUID id) {
        return session.find(Prospect.class, id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new ProspectNotFound(id));
    }

    /** All that was ever said of a prospect, the first first: the golden record is what it adds up to. */
    public static Uni<List<SourceRecord>> sources(Mutiny.Session session, UUID prospect) {
        return session.createSelectionQuery("from SourceRecord r left join fetch r.values where r.prospect = :prospect order by r.recordedAt, r.id", SourceRecord.class)
                .setParameter("prospect", prospect).getResultList()
                // The same records, now with the rest: one query for both would multiply them.
                .call(() -> session.createSelectionQuery("from SourceRecord r left join fetch r.items where r.prospect = :prospect", SourceRecord.class).setParameter("prospect", prospect).getResultList());
    }

    /** The youngest first. */
    public static Uni<List<Prospect>> page(Mutiny.Session session, Cursor after, int limit) {
        String where = after == null ? "" : "where (p.registeredAt, p.id) < (:at, :id) ";
        var query = session.createSelectionQuery("from Prospect p " + where + "order by p.registeredAt desc, p.id desc", Prospect.class);
        if (after != null) query.setParameter("at", after.at()).setParameter("id", after.id());
        return query.setMaxResults(limit).getResultList();
    }

    /**
     * Those who have all of the words, the youngest first, without those who restricted the use of their data. Within a transaction: it must be planned for the words that are asked for, as
     * frequent ones are found faster by walking along the people, rare ones by the index of words.
     */
    static Uni<List<Prospect>> found(Mutiny.Session session, List<String> words, Cursor after, int limit) {
        String from = after == null ? "" : "and (p.registered_at, p.id) < (?3, ?4) ";
        var query = session.createNativeQuery("select p.* from prospect p where array_to_tsvector(p.words) @@ cast(?1 as tsquery) and p.restricted_at is null " + from
                + "order by p.registered_at desc, p.id desc limit ?2", Prospect.class).setParameter(1, Words.query(words)).setParameter(2, limit);
        if (after != null) query.setParameter(3, after.at()).setParameter(4, after.id());
        return session.createNativeQuery("select set_config('plan_cache_mode', 'force_custom_plan', true)", String.class).getSingleResult().chain(query::getResultList);
    }
}
