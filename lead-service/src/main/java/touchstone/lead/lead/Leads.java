package touchstone.lead.lead;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Cursor;
import touchstone.commons.problem.Refusal;

/** The leads as stored. Lists are newest first, and come without their history. */
@ApplicationScoped
public class Leads {
    private static final int MOST_RELATED = 50;

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
            if (lead.status != LeadStatus.ACCEPTED || lead.isErased()) throw otherwise.get();
        });
    }

    private static Uni<List<Consent>> withHistory(Lead lead) {
        return lead == null ? Uni.createFrom().nullItem() : Mutiny.fetch(lead.history).chain(() -> Mutiny.fetch(lead.consents));
    }

    /** Fails with {@link LeadNotFound}. Without its history. */
    public Uni<Lead> require(Mutiny.Session session, UUID id) {
        return session.find(Lead.class, id).onItem().ifNull().failWith(LeadNotFound::new);
    }

    /** Who asked, by lead; not of those who were erased. */
    public Uni<Map<UUID, Asker>> askers(Mutiny.Session session, Collection<UUID> leads) {
        return session.createSelectionQuery("select id, coalesce(contact.name, contact.email), contact.company from Lead where id in :leads and contact.email is not null", Object[].class)
                .setParameter("leads", Set.copyOf(leads)).getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> new Asker((String) row[1], (String) row[2]))));
    }

    Uni<List<Lead>> newest(Mutiny.Session session, LeadFilter filter, Cursor after, int limit) {
        return newest(session, filter.conditions(), filter.parameters(), after, limit);
    }

    /** The best first. @param after or null */
    Uni<List<Lead>> best(Mutiny.Session session, LeadFilter filter, ScoreCursor after, int limit) {
        var query = session.createSelectionQuery("from Lead where " + filter.conditions() + (after == null ? "" : " and (score, id) < (:score, :id)") + " order by score desc, id desc", Lead.class);
        filter.parameters().forEach(query::setParameter);
        if (after != null) query.setParameter("score", after.score()).setParameter("id", after.id());
        return query.setMaxResults(limit).getResultList();
    }

    /** Those of these that there are. Without their history. */
    public Uni<List<Lead>> all(Mutiny.Session session, List<UUID> ids) {
        return session.createSelectionQuery("from Lead where id in :ids", Lead.class).setParameter("ids", ids).getResultList();
    }

    /** Those of which these go on, oldest first, by the one that goes on. */
    public Uni<Map<UUID, List<Lead>>> mergedInto(Mutiny.Session session, List<UUID> leads) {
        return session.createSelectionQuery("from Lead where mergedInto in :leads order by createdAt", Lead.class).setParameter("leads", leads).setMaxResults(MOST_RELATED * leads.size()).getResultList()
                .map(merged -> merged.stream().collect(Collectors.groupingBy(lead -> lead.mergedInto)));
    }

    /** Of the same person on the same product, or likewise on none. */
    public Uni<List<Lead>> duplicates(Mutiny.Session session, Lead lead) {
        if (lead.isErased()) return Uni.createFrom().item(List.of());
        var parameters = new HashMap<String, Object>(Map.of("email", lead.contact.email().toLowerCase(Locale.ROOT), "self", lead.id));
        if (lead.prospect != null) parameters.put("prospect", lead.prospect);
        if (lead.product != null) parameters.put("product", lead.product.id());
        return newest(session, "(lower(contact.email) = :email" + (lead.prospect == null ? "" : " or prospect = :prospect") + ") and id <> :self and "
                + (lead.product == null ? "product.id is null" : "product.id = :product"), parameters, null, MOST_RELATED);
    }

    /** Of other people at the same company. @param domain of its addresses, or null: then by the name that was typed */
    public Uni<List<Lead>> ofCompany(Mutiny.Session session, Lead lead, String domain, int limit) {
        if (lead.isErased() || domain == null && lead.contact.company() == null) return Uni.createFrom().item(List.of());
        return newest(session, "lower(contact.email) <> :email and status <> QUARANTINED and "
                        + (domain != null ? "cast(sql('split_part(lower(contact_email), ''@'', 2) = ?', :company) as Boolean) = true" : "lower(contact.company) = lower(:company)"),
                Map.of("email", lead.contact.email().toLowerCase(Locale.ROOT), "company", domain != null ? domain : lead.contact.company()), null, limit);
    }

    /** The latest to look after somebody with an address there, or null. @param domain as {@link CompanyDomain} says */
    public Uni<String> ownerOfCompany(Mutiny.Session session, String domain) {
        return domain == null ? Uni.createFrom().nullItem() : session.createSelectionQuery("select assignee.id from Lead where cast(sql('split_part(lower(contact_email), ''@'', 2) = ?', :domain) as Boolean) = true and assignee.id is not null order by createdAt desc, id desc", String.class)
                .setParameter("domain", domain).setMaxResults(1).getSingleResultOrNull();
    }

    /** How many open leads each of these has; who has none is left out. */
    public Uni<Map<String, Long>> openByAssignee(Mutiny.Session session, List<String> people) {
        if (people.isEmpty()) return Uni.createFrom().item(Map.of());
        return session.createSelectionQuery("select assignee.id, count(*) from Lead where assignee.id in :people and status in (NEW, IN_REVIEW) group by assignee.id", Object[].class)
                .setParameter("people", people).getResultList().map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
    }

    /** Those whose team is to be warned, held until the transaction ends; what another instance holds is left to it. With their history. */
    public Uni<List<Lead>> toWarn(Mutiny.Session session, Instant now, int limit) {
        return due(session, "clock = RUNNING and warnAt <= :now and respondBy > :now order by warnAt, id", now, limit);
    }

    /** As {@link #toWarn}, those whose time is over. */
    public Uni<List<Lead>> toEscalate(Mutiny.Session session, Instant now, int limit) {
        return due(session, "clock in (RUNNING, WARNED) and respondBy <= :now order by respondBy, id", now, limit);
    }

    private static Uni<List<Lead>> due(Mutiny.Session session, String condition, Instant now, int limit) {
        return session.createSelectionQuery("from Lead where " + condition, Lead.class).setParameter("now", now).setMaxResults(limit).setLockMode(LockMode.UPGRADE_SKIPLOCKED).getResultList()
                .call(found -> found.stream().reduce(Uni.createFrom().nullItem(), (before, lead) -> before.chain(() -> Mutiny.fetch(lead.history)).replaceWith((Object) null), (a, b) -> a.chain(() -> b)));
    }

    /** The newest that nobody has looked into. */
    public Uni<List<Lead>> waiting(Mutiny.Session session, int limit) {
        return newest(session, "status = NEW and erasure is null", Map.of(), null, limit);
    }

    /** @param kind only these, or null: all */
    public Uni<List<Lead>> newestOf(Mutiny.Session session, String requester, LeadKind kind, Cursor after, int limit) {
        var parameters = new HashMap<String, Object>(Map.of("requester", requester));
        if (kind != null) parameters.put("kind", kind);
        return newest(session, "requester = :requester" + (kind == null ? "" : " and kind = :kind"), parameters, after, limit);
    }

    private static Uni<List<Lead>> newest(Mutiny.Session session, String conditions, Map<String, Object> parameters, Cursor after, int limit) {
        var query = session.createSelectionQuery("from Lead where " + conditions
                + (after == null ? "" : " and (createdAt, id) < (:at, :id)")
                + " order by createdAt desc, id desc", Lead.class);
        parameters.forEach(query::setParameter);
        if (after != null) query.setParameter("at", after.at()).setParameter("id", after.id());
        return query.setMaxResults(limit).getResultList();
    }
}
