package touchstone.lead.score;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Weights as stored, and the scores that lists show. Those move apart from the lead's revision: nobody's change is refused because of a score. */
@ApplicationScoped
class Scores {
    /** How long a score may stand in a list although nothing happened: in that time a touch loses little. */
    static final Duration STANDS = Duration.ofHours(6);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final String LIVE = "status in ('NEW', 'IN_REVIEW', 'ACCEPTED')";

    /** The weights that hold. */
    Uni<ScoreWeights> latest(Mutiny.Session session) {
        return session.createSelectionQuery("from ScoreWeights order by version desc", ScoreWeights.class).setMaxResults(1).getSingleResult();
    }

    /** Adds a version; nothing happens, and 0 is answered, if there is one with its number. */
    Uni<Integer> add(Mutiny.Session session, ScoreWeights weights) {
        return session.createNativeQuery("insert into score_weights (version, definition, changed_at, changed_by) values (?1, ?2, ?3, ?4) on conflict do nothing")
                .setParameter(1, weights.version).setParameter(2, new Weights.Json().convertToDatabaseColumn(weights.definition)).setParameter(3, weights.changedAt).setParameter(4, weights.changedBy).executeUpdate();
    }

    /** Leads of the company with this domain that were accepted, and opportunities there that were won. @param self one that does not count */
    Uni<long[]> past(Mutiny.Session session, String domain, UUID self) {
        if (domain == null) return Uni.createFrom().item(new long[2]);
        return session.createNativeQuery("""
                        select count(*) filter (where lead.status = 'ACCEPTED'), count(*) filter (where opportunity.result = 'WON')
                        from lead left join opportunity on opportunity.lead = lead.id
                        where split_part(lower(lead.contact_email), '@', 2) = ?1 and lead.id <> ?2""", Object[].class)
                .setParameter(1, domain).setParameter(2, self).getSingleResult().map(row -> new long[] {((Number) row[0]).longValue(), ((Number) row[1]).longValue()});
    }

    /** Shows it in lists from now on, unless a younger one is there. */
    Uni<Integer> keep(Mutiny.Session session, Score score) {
        return session.createNativeQuery("update lead set score = ?1, scored_at = ?2, score_version = ?3, score_due_at = ?4 where id = ?5 and (scored_at is null or scored_at <= ?2)")
                .setParameter(1, score.points()).setParameter(2, score.computedAt()).setParameter(3, score.weights()).setParameter(4, score.computedAt().plus(STANDS)).setParameter(5, score.lead()).executeUpdate();
    }

    /** Takes leads that are to be scored, those by older weights or without a score first; whoever takes them and does not keep a score leaves them to others after a while. */
    Uni<List<UUID>> claim(Mutiny.Session session, int version, Instant now, int limit) {
        return session.createNativeQuery("with due as (select id from lead where " + LIVE + " and (score_version, score_due_at) <= (?1, cast(?2 as timestamptz)) order by score_version, score_due_at limit ?4 for update skip locked), "
                        + "taken as (update lead set score_version = ?1, score_due_at = ?3 from due where lead.id = due.id returning lead.id) select id from taken", UUID.class)
                .setParameter(1, version).setParameter(2, now).setParameter(3, now.plus(LEASE)).setParameter(4, limit).getResultList();
    }

    /** Has all leads of these people scored again soon. What somebody changes just now is left out, so that nobody waits for each other. */
    Uni<Integer> due(Mutiny.Session session, List<UUID> prospects, List<UUID> visitors, Instant now) {
        return due(session, "prospect in (:ids)", prospects, now).chain(first -> due(session, "prospect is null and visitor in (:ids)", visitors, now).map(second -> first + second));
    }

    private static Uni<Integer> due(Mutiny.Session session, String whose, List<UUID> ids, Instant now) {
        if (ids.isEmpty()) return Uni.createFrom().item(0);
        return session.createNativeQuery("update lead set score_due_at = :now where id in (select id from lead where " + LIVE + " and " + whose + " for update skip locked)")
                .setParameter("now", now).setParameter("ids", ids).executeUpdate();
    }
}
