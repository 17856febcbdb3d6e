package touchstone.gateway.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import touchstone.commons.Page;

/** What was done in order: by a person, as themselves and before that as the visitors they turned out to be; by the people of an account; or to something. */
@Singleton
public class Timelines {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String EVER = "'-infinity'::timestamptz, 'infinity'::timestamptz";

    /** Each variant says which prospects, and between which moments they count. */
    private static final String OF_PROSPECT = "select $1::uuid, " + EVER;
    private static final String OF_IDENTITY = "select prospect, " + EVER + " from prospect_link where identity = $1::text and since <= $8";
    // Who was with another account before counts from their leaving there on; everybody else with all they ever did.
    private static final String OF_ACCOUNT = """
            select prospect, coalesce((select max(at) from statement gone where gone.prospect = a.prospect and gone.kind = 'left' and gone.other <> a.other and gone.at <= a.at), '-infinity'),
                coalesce((select min(at) from statement gone where gone.prospect = a.prospect and gone.kind = 'left' and gone.other = a.other and gone.at >= a.at and gone.at <= $8), 'infinity')
            from statement a where kind = 'affiliated' and other = $1::uuid and at <= $8
            """;
    /** Whoever is not registered yet is only this identity. */
    private static final String ITSELF = "union all select $1::text, " + EVER;
    // A visitor's touches under another identity are another person's, who used the same browser: the second part takes only what nobody is known for,
    // and only up to the person's last touch with that browser. Whoever uses it after a session has lapsed may be somebody else.
    // Who is one with whom is found out for all together, as one_with does for one: asked of each, it costs an account of a thousand people most of the time.
    // A page of many people's touches goes no further than where as many people as it has places have begun: of each, only what lies before that is read.
    private static final String OF_PEOPLE = """
            with recursive prospects (prospect, since, until) as (%1$s),
            one (prospect, since, until) as (
                select prospect, since, until from prospects
                union
                select merged.prospect, one.since, one.until from one cross join lateral (
                    select prospect as first, other as second, other as prospect, at from statement where prospect = one.prospect and kind = 'merged'
                    union all
                    select prospect, other, prospect, at from statement where other = one.prospect and kind = 'merged') merged
                where merged.at <= $8 and not exists (
                    select from statement split where split.kind = 'split' and split.prospect = merged.first and split.other = merged.second and split.at >= merged.at and split.at <= $8)),
            identities (identity, since, until) as (
                select link.identity, one.since, one.until from one join prospect_link link on link.prospect = one.prospect and link.since <= $8 %2$s),
            person as materialized (select identity, min(since) as since, max(until) as until from identities group by identity),
            browser as materialized (
                select visitor, min(person.since) as since, max(least(until, coalesce((
                    select at from interaction where visitor = link.visitor and identity = link.identity and at <= $8 order by at desc limit 1), '-infinity'))) as until
                from visitor_link link join person using (identity) where link.since <= $8 group by visitor),
            begun as (
                select touch.* from person cross join lateral (
                    select at, id from interaction where identity = person.identity and at >= person.since and at <= person.until and %3$s order by at, id limit 1) touch
                union all
                select touch.* from browser cross join lateral (
                    select at, id from interaction where visitor = browser.visitor and identity is null and at >= browser.since and at <= browser.until
                        and %3$s order by at, id limit 1) touch),
            cut as materialized (select coalesce((select at from begun order by at, id offset $5 - 1 limit 1), 'infinity') as at)
            select touch.* from (
                (select touch.* from person cross join lateral (
                    select * from interaction where identity = person.identity and at >= person.since and at <= least(person.until, (select at from cut))
                        and %3$s order by at, id limit $5) touch)
                union all
                (select touch.* from browser cross join lateral (
                    select * from interaction where visitor = browser.visitor and identity is null and at >= browser.since and at <= least(browser.until, (select at from cut))
                        and %3$s order by at, id limit $5) touch)
            ) touch
            """;
    private static final String OF_SUBJECTS = """
            select touch.* from unnest($1::text[]) as wanted (subject) cross join lateral (
                select * from interaction where subject = wanted.subject and %3$s order by at, id limit $5) touch
            """;
    private static final String OF_VISITOR = "select * from interaction where visitor = $1::uuid and %3$s order by at, id limit $5";
    /** Only for the touches that are shown it is worth finding out who did them, and for each of those only once. */
    private static final String SHOWN = """
            with found as materialized (select * from (%s) found order by at, id limit $5),
            known as materialized (
                select found.*, case when identity is null and visitor is not null then identity_of(identity, visitor, at, $8) else identity end as person from found),
            people as materialized (select person, prospect_of(person, $8) as prospect from (select distinct person from known where person is not null) known)
            select known.*, people.prospect as who, coalesce(said.verdict, known.verdict, 'undecided') as judged from known left join people using (person)
            left join lateral (
                select verdict from visitor_verdict where visitor_verdict.visitor = known.visitor and visitor_verdict.at <= $8 order by visitor_verdict.at desc limit 1) said on true
            order by at, id
            """;
    private final Pool pool;

    public Timelines(Pool pool) {
        this.pool = pool;
    }

    public Uni<Page<TouchView>> ofProspect(UUID prospect, TimelineQuery query) {
        return read(sql(OF_PEOPLE, OF_PROSPECT, ""), prospect, null, query);
    }

    Uni<Page<TouchView>> ofIdentity(String identity, TimelineQuery query) {
        return read(sql(OF_PEOPLE, OF_IDENTITY, ITSELF), identity, null, query);
    }

    Uni<Page<TouchView>> ofAccount(UUID account, TimelineQuery query) {
        return read(sql(OF_PEOPLE, OF_ACCOUNT, ""), account, null, query);
    }

    public Uni<Page<TouchView>> ofVisitor(UUID visitor, TimelineQuery query) {
        return read(sql(OF_VISITOR, "", ""), visitor, null, query);
    }

    /** @param revision only this one; null for all */
    Uni<Page<TouchView>> ofSubjects(List<String> subjects, Long revision, TimelineQuery query) {
        return read(sql(OF_SUBJECTS, "", ""), subjects.toArray(new String[0]), revision, query);
    }

    private static String sql(String timeline, String prospects, String identities) {
        return String.format(SHOWN, String.format(timeline, prospects, identities, TimelineQuery.CONDITIONS));
    }

    private Uni<Page<TouchView>> read(String sql, Object key, Long revision, TimelineQuery query) {
        return pool.preparedQuery(sql).execute(query.parameters(key, revision)).ifNoItem().after(PATIENCE).fail()
                .map(rows -> {
                    List<Row> found = StreamSupport.stream(rows.spliterator(), false).toList();
                    return Page.of(found.stream().map(TouchView::of).toList(), query.limit, Function.identity(), TouchView::cursor);
                })
                .onFailure().transform(LedgerUnreachable::because);
    }
}
