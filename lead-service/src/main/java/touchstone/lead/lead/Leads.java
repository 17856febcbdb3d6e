package touchstone.lead.lead;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Cursor;
import touchstone.commons.problem.Refusal;

/** The leads as stored. Lists are newest first, and come without their history. */
@ApplicationScoped
public class Leads {
    /** With its history and consents; null if there is none. */
    public Uni<Lead> find(Mutiny.Session session, UUID id) {
        return session.find(Lead.class, id).call(Leads::withHistory);
    }

    /** As {@link #find}, and held until the transaction ends: of two who change it, the second sees what the first did. */
    Uni<Lead> findForChange(Mutiny.Session session, UUID id) {
        return session.find(Lead.class, id, LockMode.PESSIMISTIC_WRITE).call(Leads::withHistory);
    }

    /** One that is accepted, and stays so until the transaction ends. Fails with {@link LeadNotFound} or what {@code otherwise} gives. */
    public Uni<Lead> accepted(Mutiny.Session session, UUID id, Supplier<Refusal> otherwise) {
        return findForChange(session, id).onItem().ifNull().failWith(LeadNotFound::new).invoke(lead -> {
            if (lead.status != LeadStatus.ACCEPTED) throw otherwise.get();
        });
    }

    private static Uni<List<Consent>> withHistory(Lead lead) {
        return lead == null ? Uni.createFrom().nullItem() : Mutiny.fetch(lead.history).chain(() -> Mutiny.fetch(lead.consents));
    }

    /** @param status only these, or null: all that are not held back */
    Uni<List<Lead>> newest(Mutiny.Session session, LeadStatus status, Cursor after, int limit) {
        return newest(session, status == null ? "status <> :value" : "status = :value", status == null ? LeadStatus.QUARANTINED : status, after, limit);
    }

    /** @param kind only these, or null: all */
    public Uni<List<Lead>> newestOf(Mutiny.Session session, String requester, LeadKind kind, Cursor after, int limit) {
        return newest(session, "requester = :value" + (kind == null ? "" : " and kind = " + kind.name()), requester, after, limit);
    }

    private static Uni<List<Lead>> newest(Mutiny.Session session, String condition, Object value, Cursor after, int limit) {
        var query = session.createSelectionQuery("from Lead where " + condition
                + (after == null ? "" : " and (createdAt, id) < (:at, :id)")
                + " order by createdAt desc, id desc", Lead.class).setParameter("value", value);
        if (after != null) query.setParameter("at", after.at()).setParameter("id", after.id());
        return query.setMaxResults(limit).getResultList();
    }
}
