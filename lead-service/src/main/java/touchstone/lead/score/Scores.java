package touchstone.lead.score;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny;

/** Weights as stored, and the scores that lists show. Those move apart from the lead's revision: nobody's change is refused because of a score. */
@ApplicationScoped
class Scores {
    /** How long a score may stand in a list although nothing happened: in that time a touch loses little. */
    static final Duration STANDS = Duration.ofHours(6);
    /** How long nobody tries to score what could not be scored. */
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final String LIVE = "status in ('NEW', 'IN_REVIEW', 'ACCEPTED')";

    private final Pool pool;

    Scores(Pool pool) {
        this.pool = pool;
    }

    /** The weights that hold. */
    Uni<ScoreWeights> latest(Mutiny.Session session) {
        return session.createSelectionQuery("from ScoreWeights order by version desc", ScoreWeights.class).setMaxResults(1).getSingleResult();
    }

    /** Adds a version; nothing happens, and 0 is answered, if there is one with its number. */
    Uni<Integer> add(Mutiny.Session session, ScoreWeights weights) {
        return session.createNativeQuery("insert into score_weights (version, definition, changed_at, changed_by) values (?1, ?2, ?3, ?4) on conflict do nothing")
                .setParameter(1, weights.version).setParameter(2, new Weights.Json().convertToDatabaseColumn(weights.definition)).setParameter(3, weights.changedAt).setParameter(4, weights.changedBy).executeUpdate();
    }

    /**
     * For each of these: how many other leads of the company with that domain were accepted, and how many opportunities there were won.
     *
     * @param domains by the lead that does not count itself
     */
    Uni<Map<UUID, Past>> past(Map<UUID, String> domains) {
        if (domains.isEmpty()) return Uni.createFrom().item(Map.of());
        List<UUID> leads = List.copyOf(domains.keySet());
        return pool.preparedQuery("""
                        select self, accepted, won from unnest($1::uuid[], $2::text[]) asked (self, domain), lateral (
                            select count(*) filter (where lead.status = 'ACCEPTED') as accepted, count(*) filter (where opportunity.result = 'WON') as won
                            from lead left join opportunity on opportunity.lead = lead.id where split_part(lower(lead.contact_email), '@', 2) = domain and lead.id <> self) past""")
                .execute(Tuple.tuple().addArrayOfUUID(leads.toArray(UUID[]::new)).addArrayOfString(leads.stream().map(domains::get).toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).collect(Collectors.toMap(row -> row.getUUID("self"), row -> new Past(row.getLong("accepted"), row.getLong("won")))));
    }

    /** What became of others at the same company. */
    record Past(long accepted, long won) {
        static final Past NONE = new Past(0, 0);
    }

    /** Shows them in lists from now on, where no younger one is there, and those that could not be scored are due again after a while. Of many, what somebody changes just now is left out and stays due: who holds several may wait for another of these. */
    Uni<Integer> keep(SqlClient client, List<Score> scores, List<UUID> later, Instant now) {
        Uni<?> put = later.isEmpty() ? Uni.createFrom().nullItem()
                : client.preparedQuery("update lead set score_version = (select max(version) from score_weights), score_due_at = $2 where id in (select id from lead where id = any ($1) for update skip locked)")
                        .execute(Tuple.tuple().addArrayOfUUID(later.toArray(UUID[]::new)).addOffsetDateTime(at(now.plus(PAUSE))));
        return put.chain(() -> client.preparedQuery("""
                                update lead set score = s.score, scored_at = s.at, score_version = s.version, score_due_at = s.due_at
                                from unnest($1::uuid[], $2::float8[], $3::timestamptz[], $4::int[], $5::timestamptz[]) s (lead, score, at, version, due_at)
                                where id = s.lead and (scored_at is null or scored_at <= s.at)""" + (scores.size() == 1 ? "" : " and id in (select id from lead where id = any ($1) for update skip locked)"))
                        .execute(Tuple.tuple().addArrayOfUUID(scores.stream().map(Score::lead).toArray(UUID[]::new)).addArrayOfDouble(scores.stream().map(Score::points).toArray(Double[]::new))
                                .addArrayOfOffsetDateTime(scores.stream().map(it -> at(it.computedAt())).toArray(OffsetDateTime[]::new)).addArrayOfInteger(scores.stream().map(Score::weights).toArray(Integer[]::new))
                                .addArrayOfOffsetDateTime(scores.stream().map(it -> at(it.computedAt().plus(STANDS))).toArray(OffsetDateTime[]::new))))
                .map(SqlResult::rowCount);
    }

    /** Leads that are to be scored, those by older weights or without a score first; none while another instance is at it. Until the transaction ends nobody else gets any. */
    Uni<List<UUID>> claim(SqlClient client, Instant now, int limit) {
        return client.preparedQuery("select pg_try_advisory_xact_lock(hashtextextended('lead scores', 0))").execute().map(rows -> rows.iterator().next().getBoolean(0))
                .chain(ours -> !ours ? Uni.createFrom().item(List.<UUID>of()) : client.preparedQuery("select id from lead where " + LIVE
                                + " and (score_version, score_due_at) <= ((select max(version) from score_weights), $1) order by score_version, score_due_at limit $2")
                        .execute(Tuple.of(at(now), limit)).map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID(0)).toList()));
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

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
