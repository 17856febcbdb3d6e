package touchstone.lead.opportunity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Cursor;

/** The opportunities as stored. Lists are newest first, and come without their steps. */
@ApplicationScoped
class Opportunities {
    /** What to list: each may be null, for whatever. */
    record Wanted(UUID lead, String pipeline, String stage, Opportunity.Result result, String owner) {}

    /** With its steps. Fails with {@link OpportunityNotFound}. */
    Uni<Opportunity> get(Mutiny.Session session, UUID id) {
        return session.find(Opportunity.class, id).onItem().ifNull().failWith(OpportunityNotFound::new).call(found -> Mutiny.fetch(found.steps));
    }

    /** As {@link #get}, and held until the transaction ends: of two who change it, the second sees what the first did. */
    Uni<Opportunity> getForChange(Mutiny.Session session, UUID id) {
        return session.find(Opportunity.class, id, LockMode.PESSIMISTIC_WRITE).onItem().ifNull().failWith(OpportunityNotFound::new).call(found -> Mutiny.fetch(found.steps));
    }

    /** The one of a lead, or null. */
    Uni<Opportunity> ofLead(Mutiny.Session session, UUID lead) {
        return session.createSelectionQuery("from Opportunity where lead = :lead", Opportunity.class).setParameter("lead", lead).getSingleResultOrNull();
    }

    Uni<List<Opportunity>> newest(Mutiny.Session session, Wanted wanted, Cursor after, int limit) {
        var conditions = new StringBuilder("from Opportunity where true");
        var parameters = new java.util.HashMap<String, Object>();
        and(conditions, parameters, "lead", wanted.lead());
        and(conditions, parameters, "pipeline", wanted.pipeline());
        and(conditions, parameters, "stage", wanted.stage());
        and(conditions, parameters, "result", wanted.result());
        if (wanted.owner() != null) {
            conditions.append(" and owner.id = :owner");
            parameters.put("owner", wanted.owner());
        }
        if (after != null) {
            conditions.append(" and (createdAt, id) < (:at, :id)");
            parameters.putAll(Map.of("at", after.at(), "id", after.id()));
        }
        var query = session.createSelectionQuery(conditions.append(" order by createdAt desc, id desc").toString(), Opportunity.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    /** Of what is open: stage, currency or null, how many, and their value together. @param owner only theirs, or null */
    Uni<List<Object[]>> sums(Mutiny.Session session, String pipeline, String owner) {
        var query = session.createNativeQuery("select stage, value_currency, count(*), coalesce(sum(value_amount), 0) from opportunity where pipeline = ?1 and result = 'OPEN'"
                + (owner == null ? "" : " and owner_id = ?2") + " group by stage, value_currency order by stage, value_currency", Object[].class).setParameter(1, pipeline);
        if (owner != null) query.setParameter(2, owner);
        return query.getResultList();
    }

    private static void and(StringBuilder conditions, Map<String, Object> parameters, String attribute, Object value) {
        if (value == null) return;
        conditions.append(" and ").append(attribute).append(" = :").append(attribute);
        parameters.put(attribute, value);
    }
}
