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
import java.util.UUID;
import java.util.function.Function;
import touchstone.commons.Idempotency;
import touchstone.lead.mail.Letter;
import touchstone.lead.product.SeenProduct;
import touchstone.lead.spam.ProofNotValid;

/**
 * Asks for and writes what belongs to a lead that comes in with one statement each: a form costs two ways to the database and one durable commit, where the object-relational mapper
 * would go a dozen times. A column that is added to {@link Lead}, {@link Activity}, {@link Consent} or the mails is added here.
 */
@ApplicationScoped
class Arrivals {
    private static final String ASK = """
            select i.request, i.answer, (select revision from routing where id = 1) as routing, (select count(*) from (select from recent_submission where origin = $3 and at > $4 limit $5) recent) as recent
            from (select) one left join idempotency i on i.caller = $1 and i.key = $2""";
    /** All or nothing hangs on the key: where there is one already, nothing is kept. Who comes second waits until the first is done. */
    private static final String KEEP = """
            with key as (insert into idempotency (caller, key, request, answer, created_at) select $1, $2, $3, $4, $5 where $2::text is not null on conflict do nothing returning 1),
            go as (select where $2::text is null or exists (select from key)),
            spent as (insert into spent_challenge (id, until) select $6, $7 from go where $6::uuid is not null),
            recent as (insert into recent_submission (origin, at) select $8, $5 from go where $8::text is not null),
            kept as (insert into lead (id, revision, kind, status, prospect, requester, contact_name, contact_email, contact_company, product_id, product_sku, product_revision, product_channel,
                    product_locale, product_name, price_amount, price_currency, product_sheet, message, form, form_version, answers, locale, visitor, source_first, source_last, campaign, share,
                    suspicions, assignee_id, assignee_name, team, respond_by, warn_at, clock, created_at, product_family)
                select $9, 0, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $5, $59
                from go returning id),
            activities as (insert into activity (id, lead, at, actor_id, actor_name, from_status, to_status, reason)
                select a.id, $9, $5, a.actor_id, a.actor_name, a.from_status, a.to_status, a.reason
                from go, unnest($43::uuid[], $44::text[], $45::text[], $46::text[], $47::text[], $48::text[]) a (id, actor_id, actor_name, from_status, to_status, reason)),
            consents as (insert into consent (id, lead, purpose, state, notice, at)
                select c.id, $9, c.purpose, c.state, c.notice, $5 from go, unnest($49::uuid[], $50::text[], $51::text[], $52::text[]) c (id, purpose, state, notice)),
            mails as (insert into outbox_mail (id, revision, lead, purpose, recipient, subject, body, locale, created_at, due_at, attempts)
                select m.id, 0, $9, m.purpose, m.recipient, m.subject, m.body, m.locale, $5, $5, 0
                from go, unnest($53::uuid[], $54::text[], $55::text[], $56::text[], $57::text[], $58::text[]) m (id, purpose, recipient, subject, body, locale))
            select count(*) from kept""";
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

    /** @param key or null @param origin or null @param since from when those of the same origin count @param limit how many of them are counted */
    Uni<Situation> ask(SqlClient client, Idempotency.Key key, String origin, Instant since, long limit) {
        return client.preparedQuery(ASK).execute(Tuple.of(key == null ? null : key.caller(), key == null ? null : key.key(), origin, at(since), limit)).map(rows -> {
            var row = rows.iterator().next();
            return new Situation(row.getString("request"), row.getString("answer"), row.getLong("routing"), row.getLong("recent"));
        });
    }

    /** Fails with {@link ProofNotValid} if the challenge is spent. @return whether it is kept; if not, its key was taken meanwhile */
    Uni<Boolean> keep(SqlClient client, Arrival arrival, List<Letter> letters) {
        return client.preparedQuery(KEEP).execute(parameters(arrival, letters)).map(rows -> rows.iterator().next().getLong(0) == 1)
                .onFailure(Arrivals::isSpent).transform(spent -> ProofNotValid.spent());
    }

    private static boolean isSpent(Throwable failure) {
        return failure instanceof PgException refused && CHALLENGES.equals(refused.getConstraint());
    }

    private static Tuple parameters(Arrival arrival, List<Letter> letters) {
        Lead lead = arrival.lead();
        SeenProduct product = lead.product;
        boolean priced = product != null && product.price() != null;
        Submission how = lead.submission;
        var tuple = Tuple.tuple(new ArrayList<>(64));
        if (arrival.key() == null) tuple.addString(null).addString(null).addString(null).addString(null);
        else tuple.addString(arrival.key().caller()).addString(arrival.key().key()).addString(arrival.key().request()).addString(arrival.answer());
        tuple.addOffsetDateTime(at(lead.createdAt));
        tuple.addUUID(arrival.challenge() == null ? null : arrival.challenge().id()).addOffsetDateTime(arrival.challenge() == null ? null : at(arrival.challenge().until())).addString(arrival.origin());
        tuple.addUUID(lead.id).addString(lead.kind.name()).addString(lead.status.name()).addUUID(lead.prospect).addString(lead.requester)
                .addString(lead.contact.name()).addString(lead.contact.email()).addString(lead.contact.company());
        tuple.addString(product == null ? null : product.id()).addString(product == null ? null : product.sku()).addLong(product == null ? null : product.revision())
                .addString(product == null ? null : product.channel()).addString(product == null ? null : product.locale()).addString(product == null ? null : product.name())
                .addLong(priced ? product.price().amount() : null).addString(priced ? product.price().currency() : null).addString(product == null ? null : product.sheet());
        tuple.addString(lead.message).addString(how.form()).addInteger(how.version()).addString(how.answers()).addString(how.locale()).addUUID(how.visitor())
                .addString(how.firstSource()).addString(how.lastSource()).addString(how.campaign()).addString(how.share());
        tuple.addString(lead.suspicions).addString(lead.assignee == null ? null : lead.assignee.id()).addString(lead.assignee == null ? null : lead.assignee.name())
                .addString(lead.team).addOffsetDateTime(at(lead.respondBy)).addOffsetDateTime(at(lead.warnAt)).addString(lead.clock == null ? null : lead.clock.name());
        tuple.addArrayOfUUID(lead.history.stream().map(it -> it.id).toArray(UUID[]::new)).addArrayOfString(texts(lead.history, it -> it.actor.id())).addArrayOfString(texts(lead.history, it -> it.actor.name()))
                .addArrayOfString(texts(lead.history, it -> it.from == null ? null : it.from.name())).addArrayOfString(texts(lead.history, it -> it.to.name())).addArrayOfString(texts(lead.history, it -> it.reason));
        tuple.addArrayOfUUID(lead.consents.stream().map(it -> it.id).toArray(UUID[]::new)).addArrayOfString(texts(lead.consents, it -> it.purpose)).addArrayOfString(texts(lead.consents, it -> it.state.name()))
                .addArrayOfString(texts(lead.consents, it -> it.notice));
        tuple.addArrayOfUUID(letters.stream().map(it -> UuidCreator.getTimeOrderedEpoch()).toArray(UUID[]::new)).addArrayOfString(texts(letters, Letter::purpose)).addArrayOfString(texts(letters, Letter::recipient))
                .addArrayOfString(texts(letters, it -> it.text().subject())).addArrayOfString(texts(letters, it -> it.text().body())).addArrayOfString(texts(letters, it -> it.text().locale()));
        tuple.addString(product == null ? null : product.family());
        return tuple;
    }

    private static <T> String[] texts(List<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
