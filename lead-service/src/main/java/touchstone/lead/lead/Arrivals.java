package touchstone.lead.lead;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import touchstone.commons.Idempotency;
import touchstone.lead.mail.Letter;
import touchstone.lead.product.SeenProduct;
import touchstone.lead.spam.ProofNotValid;

/**
 * Asks for and writes what belongs to leads that come in with one statement each: a form costs two ways to the database and one durable commit, where the object-relational mapper
 * would go a dozen times; those that come at the same time share them. A column that is added to {@link Lead}, {@link Activity}, {@link Consent} or the mails is added here.
 */
@ApplicationScoped
class Arrivals {
    private static final String ASK = """
            select i.request, i.answer, (select revision from routing where id = 1) as routing, (select count(*) from (select from recent_submission where origin = a.origin and at > a.since limit $5) recent) as recent
            from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) with ordinality a (caller, key, origin, since, n) left join idempotency i on i.caller = a.caller and i.key = a.key order by a.n""";
    /**
     * All or nothing of a lead hangs on its key: where there is one already, nothing is kept. Who comes second waits until the first is done; of two in one statement the older lead is first. Whatever is
     * waited for is taken in the order of its name, so that no two statements wait for each other.
     */
    private static final String KEEP = """
            with asked as (select distinct on (caller, coalesce(key, lead::text)) * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::timestamptz[], $9::text[])
                    a (lead, at, caller, key, request, answer, challenge, until, origin) order by caller, coalesce(key, lead::text), lead),
            keys as (insert into idempotency (caller, key, request, answer, created_at) select caller, key, request, answer, at from asked where key is not null on conflict do nothing returning caller, key),
            go as (select * from asked where key is null or (caller, key) in (select caller, key from keys)),
            spent as (insert into spent_challenge (id, until) select challenge, until from go where challenge is not null order by challenge),
            recent as (insert into recent_submission (origin, at) select origin, at from go where origin is not null),
            kept as (insert into lead (id, revision, created_at, kind, status, prospect, requester, contact_name, contact_email, contact_company, product_id, product_sku, product_revision, product_channel,
                    product_locale, product_name, product_family, price_amount, price_currency, product_sheet, message, form, form_version, answers, locale, visitor, source_first, source_last, campaign, share,
                    suspicions, assignee_id, assignee_name, team, respond_by, warn_at, clock)
                select go.lead, 0, go.at, kind, status, prospect, requester, contact_name, contact_email, contact_company, product_id, product_sku, product_revision, product_channel,
                    product_locale, product_name, product_family, price_amount, price_currency, product_sheet, message, form, form_version, answers, locale, visitor, source_first, source_last, campaign, share,
                    suspicions, assignee_id, assignee_name, team, respond_by, warn_at, clock
                from go join unnest($1, $10::text[], $11::text[], $12::uuid[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::bigint[], $20::text[], $21::text[], $22::text[],
                    $23::text[], $24::bigint[], $25::text[], $26::text[], $27::text[], $28::text[], $29::int[], $30::text[], $31::text[], $32::uuid[], $33::text[], $34::text[], $35::text[], $36::text[],
                    $37::text[], $38::text[], $39::text[], $40::text[], $41::timestamptz[], $42::timestamptz[], $43::text[])
                    l (lead, kind, status, prospect, requester, contact_name, contact_email, contact_company, product_id, product_sku, product_revision, product_channel, product_locale, product_name,
                    product_family, price_amount, price_currency, product_sheet, message, form, form_version, answers, locale, visitor, source_first, source_last, campaign, share,
                    suspicions, assignee_id, assignee_name, team, respond_by, warn_at, clock) using (lead) returning id),
            activities as (insert into activity (id, lead, at, actor_id, actor_name, from_status, to_status, reason)
                select id, lead, a.at, actor_id, actor_name, from_status, to_status, reason
                from go join unnest($44::uuid[], $45::uuid[], $46::timestamptz[], $47::text[], $48::text[], $49::text[], $50::text[], $51::text[]) a (id, lead, at, actor_id, actor_name, from_status, to_status, reason) using (lead)),
            consents as (insert into consent (id, lead, purpose, state, notice, at)
                select id, lead, purpose, state, notice, c.at from go join unnest($52::uuid[], $53::uuid[], $54::text[], $55::text[], $56::text[], $57::timestamptz[]) c (id, lead, purpose, state, notice, at) using (lead)),
            mails as (insert into outbox_mail (id, revision, lead, purpose, recipient, subject, body, locale, created_at, due_at, attempts)
                select id, 0, lead, purpose, recipient, subject, body, locale, at, at, 0
                from go join unnest($58::uuid[], $59::uuid[], $60::text[], $61::text[], $62::text[], $63::text[], $64::text[]) m (id, lead, purpose, recipient, subject, body, locale) using (lead))
            select id from kept""";
    private static final String CHALLENGES = "spent_challenge_pkey";

    /**
     * What is to be known before a lead is kept.
     *
     * @param request what is stored with the Idempotency-Key, or null
     * @param answer  likewise
     * @param routing the revision of the rules by which leads find who looks after them
     * @param recent  how many came from the same origin, up to the limit
     */
    record Situation(String request, String answer, long routing, long recent) {}

    /** @param key or null @param origin or null @param since from when those of the same origin count */
    record Question(Idempotency.Key key, String origin, Instant since) {}

    /** @param letters what is mailed because of it */
    record Come(Arrival arrival, List<Letter> letters) {}

    /** In the order of the questions. @param limit how many of the same origin are counted */
    Uni<List<Situation>> ask(SqlClient client, List<Question> questions, long limit) {
        var of = new Columns<>(Tuple.tuple(new ArrayList<>(5)), questions);
        of.text(it -> it.key == null ? null : it.key.caller()).text(it -> it.key == null ? null : it.key.key()).text(Question::origin).time(Question::since);
        return client.preparedQuery(ASK).execute(of.tuple.addLong(limit)).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Situation(row.getString("request"), row.getString("answer"), row.getLong("routing"), row.getLong("recent"))).toList());
    }

    /** Fails with {@link ProofNotValid}, and keeps nothing, if a challenge is spent. @return of each whether it is kept; if not, its key was taken meanwhile */
    Uni<List<Boolean>> keep(SqlClient client, List<Come> come) {
        return client.preparedQuery(KEEP).execute(parameters(come)).onFailure(Arrivals::isSpent).transform(spent -> ProofNotValid.spent()).map(rows -> {
            Set<UUID> kept = StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID(0)).collect(Collectors.toSet());
            return come.stream().map(one -> kept.contains(one.arrival.lead().id)).toList();
        });
    }

    private static boolean isSpent(Throwable failure) {
        return failure instanceof PgException refused && CHALLENGES.equals(refused.getConstraint());
    }

    private static Tuple parameters(List<Come> come) {
        Tuple tuple = Tuple.tuple(new ArrayList<>(64));
        List<Lead> leads = come.stream().map(it -> it.arrival.lead()).toList();
        new Columns<>(tuple, leads).uuid(it -> it.id).time(it -> it.createdAt);
        new Columns<>(tuple, come.stream().map(Come::arrival).toList())
                .text(it -> it.key() == null ? null : it.key().caller()).text(it -> it.key() == null ? null : it.key().key()).text(it -> it.key() == null ? null : it.key().request()).text(Arrival::answer)
                .uuid(it -> it.challenge() == null ? null : it.challenge().id()).time(it -> it.challenge() == null ? null : it.challenge().until()).text(Arrival::origin);
        new Columns<>(tuple, leads).text(it -> it.kind.name()).text(it -> it.status.name()).uuid(it -> it.prospect).text(it -> it.requester)
                .text(it -> it.contact.name()).text(it -> it.contact.email()).text(it -> it.contact.company());
        new Columns<>(tuple, leads).text(seen(SeenProduct::id)).text(seen(SeenProduct::sku)).number(seen(SeenProduct::revision)).text(seen(SeenProduct::channel)).text(seen(SeenProduct::locale))
                .text(seen(SeenProduct::name)).text(seen(SeenProduct::family)).number(seen(it -> it.price() == null ? null : it.price().amount()))
                .text(seen(it -> it.price() == null ? null : it.price().currency())).text(seen(SeenProduct::sheet));
        new Columns<>(tuple, leads).text(it -> it.message).text(it -> it.submission.form());
        tuple.addArrayOfInteger(leads.stream().map(it -> it.submission.version()).toArray(Integer[]::new));
        new Columns<>(tuple, leads).text(it -> it.submission.answers()).text(it -> it.submission.locale()).uuid(it -> it.submission.visitor())
                .text(it -> it.submission.firstSource()).text(it -> it.submission.lastSource()).text(it -> it.submission.campaign()).text(it -> it.submission.share())
                .text(it -> it.suspicions).text(it -> it.assignee == null ? null : it.assignee.id()).text(it -> it.assignee == null ? null : it.assignee.name())
                .text(it -> it.team).time(it -> it.respondBy).time(it -> it.warnAt).text(it -> it.clock == null ? null : it.clock.name());
        new Columns<>(tuple, leads.stream().flatMap(it -> it.history.stream()).toList()).uuid(it -> it.id).uuid(it -> it.lead.id).time(it -> it.at).text(it -> it.actor.id()).text(it -> it.actor.name())
                .text(it -> it.from == null ? null : it.from.name()).text(it -> it.to.name()).text(it -> it.reason);
        new Columns<>(tuple, leads.stream().flatMap(it -> it.consents.stream()).toList()).uuid(it -> it.id).uuid(it -> it.lead.id).text(it -> it.purpose).text(it -> it.state.name()).text(it -> it.notice).time(it -> it.at);
        new Columns<>(tuple, come.stream().flatMap(it -> it.letters.stream()).toList()).uuid(it -> UuidCreator.getTimeOrderedEpoch()).uuid(Letter::lead).text(Letter::purpose).text(Letter::recipient)
                .text(it -> it.text().subject()).text(it -> it.text().body()).text(it -> it.text().locale());
        return tuple;
    }

    private static <V> Function<Lead, V> seen(Function<SeenProduct, V> value) {
        return lead -> lead.product == null ? null : value.apply(lead.product);
    }

    /** Rows as a statement takes them: an array for each column. */
    private record Columns<T>(Tuple tuple, List<T> rows) {
        Columns<T> text(Function<T, String> value) {
            tuple.addArrayOfString(rows.stream().map(value).toArray(String[]::new));
            return this;
        }

        Columns<T> uuid(Function<T, UUID> value) {
            tuple.addArrayOfUUID(rows.stream().map(value).toArray(UUID[]::new));
            return this;
        }

        Columns<T> number(Function<T, Long> value) {
            tuple.addArrayOfLong(rows.stream().map(value).toArray(Long[]::new));
            return this;
        }

        Columns<T> time(Function<T, Instant> value) {
            tuple.addArrayOfOffsetDateTime(rows.stream().map(value).map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new));
            return this;
        }
    }
}
