package touchstone.lead.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import touchstone.commons.Page;
import touchstone.commons.Revision;
import touchstone.commons.webhook.Secret;
import touchstone.lead.link.Seal;

/** Subscriptions, what is to be delivered to them, and what came of it. Apart from Hibernate: it is asked from threads of our own, and row by row it would be slow. */
@ApplicationScoped
class Webhooks {
    /** So many attempts are kept of each. */
    static final int KEPT = 10_000;
    private static final int MOST_AGAIN = 100_000;
    private final Pool pool;
    private final Seal seal;

    Webhooks(Pool pool, Seal seal) {
        this.pool = pool;
        this.seal = seal;
    }

    /** Fails with {@link PipelineUnknown}. */
    Uni<Webhook> add(UUID id, NewWebhook wanted, Secret secret, Instant now) {
        return known(wanted.pipeline()).chain(() -> pool.preparedQuery("""
                        insert into lead_webhook (id, revision, url, types, pipeline, contact, secret, state, not_until, created_at) values ($1, 1, $2, $3, $4, $5, $6, 'ACTIVE', $7, $7) returning *""")
                .execute(Tuple.tuple().addUUID(id).addString(wanted.url().toString()).addArrayOfString(sorted(wanted)).addString(wanted.pipeline()).addString(wanted.contact())
                        .addBuffer(sealed(secret)).addOffsetDateTime(at(now)))).map(this::one);
    }

    private Uni<Void> known(String pipeline) {
        if (pipeline == null) return Uni.createFrom().voidItem();
        return pool.preparedQuery("select from pipeline where id = $1").execute(Tuple.of(pipeline)).map(rows -> {
            if (rows.size() == 0) throw new PipelineUnknown(pipeline);
            return null;
        });
    }

    private static String[] sorted(NewWebhook wanted) {
        return wanted.types().stream().sorted().toArray(String[]::new);
    }

    Uni<List<Webhook>> all() {
        return pool.query("select * from lead_webhook order by id").execute().map(this::webhooks);
    }

    /** Fails with {@link WebhookNotFound}. */
    Uni<Webhook> get(UUID id) {
        return pool.preparedQuery("select * from lead_webhook where id = $1").execute(Tuple.of(id)).map(this::one);
    }

    /** Fails with {@link WebhookNotFound}, {@link PipelineUnknown}, or as outdated. */
    Uni<Webhook> change(UUID id, Revision expected, NewWebhook wanted) {
        return known(wanted.pipeline()).chain(() -> change(id, expected, "url = $3, types = $4, pipeline = $5, contact = $6",
                Tuple.tuple().addUUID(id).addLong(expected.number()).addString(wanted.url().toString()).addArrayOfString(sorted(wanted)).addString(wanted.pipeline()).addString(wanted.contact())));
    }

    /** Made active again it is tried at once, with as much patience as a new one. */
    Uni<Webhook> change(UUID id, Revision expected, Webhook.State state, String reason, Instant now) {
        return change(id, expected, "state = $3, reason = $4" + (state == Webhook.State.ACTIVE ? ", failures = 0, failing_since = null, not_until = $5" : ", not_until = greatest(not_until, $5)"),
                Tuple.tuple().addUUID(id).addLong(expected.number()).addString(state.name()).addString(reason).addOffsetDateTime(at(now)));
    }

    /** @param until when the present secret no longer signs */
    Uni<Webhook> rotate(UUID id, Revision expected, Secret secret, Instant until) {
        return change(id, expected, "earlier_secret = secret, earlier_until = $4, secret = $3", Tuple.tuple().addUUID(id).addLong(expected.number()).addBuffer(sealed(secret)).addOffsetDateTime(at(until)));
    }

    private Uni<Webhook> change(UUID id, Revision expected, String what, Tuple parameters) {
        return pool.preparedQuery("update lead_webhook set revision = revision + 1, " + what + " where id = $1 and revision = $2 returning *").execute(parameters)
                .chain(rows -> rows.size() == 1 ? Uni.createFrom().item(one(rows)) : get(id).map(present -> {
                    throw new Revision.RevisionOutdated(present.revision());
                }));
    }

    /** Fails with {@link WebhookNotFound}. */
    Uni<Void> remove(UUID id) {
        // In the order in which deliveries are noted: the other way round each could wait for the other.
        return pool.withTransaction(connection -> connection.preparedQuery("delete from pending_delivery where webhook = $1").execute(Tuple.of(id))
                .chain(() -> connection.preparedQuery("delete from lead_webhook where id = $1").execute(Tuple.of(id))).invoke(rows -> {
                    if (rows.rowCount() == 0) throw new WebhookNotFound();
                })
                .chain(() -> connection.preparedQuery("delete from delivery_attempt where webhook = $1").execute(Tuple.of(id)))).replaceWithVoid();
    }

    /** Attempts, newest first. Fails with {@link WebhookNotFound}. @param before the number of the last one seen, null for the start */
    Uni<Page<Delivery>> deliveries(UUID id, Long before, int limit) {
        return get(id).chain(() -> pool.preparedQuery("select * from delivery_attempt where webhook = $1 and number < $2 order by number desc limit $3")
                .execute(Tuple.of(id, before == null ? Long.MAX_VALUE : before, limit + 1)).map(rows -> Page.of(StreamSupport.stream(rows.spliterator(), false).toList(), limit, Webhooks::delivery, row -> row.getLong("number"))));
    }

    /** What is of interest to it, and happened then, is to be delivered once more. Fails with {@link TooManyEvents}. @return how many events */
    Uni<Integer> again(Webhook webhook, Instant since, Instant until, Long event) {
        // One more than may be, to know that there are more.
        return pool.withTransaction(connection -> connection.preparedQuery("""
                        insert into pending_delivery (webhook, event, again)
                        select $1, number, true from event where (cardinality($2::text[]) = 0 or type = any ($2)) and ($3::text is null or pipeline is null or pipeline = $3)
                            and at >= $4 and at < $5 and ($6::bigint is null or number = $6) order by number limit $7
                        on conflict do nothing""")
                .execute(Tuple.tuple().addUUID(webhook.id()).addArrayOfString(webhook.types().toArray(String[]::new)).addString(webhook.pipeline()).addOffsetDateTime(at(since)).addOffsetDateTime(at(until))
                        .addLong(event).addInteger(MOST_AGAIN + 1)).map(RowSet::rowCount).invoke(count -> {
                    if (count > MOST_AGAIN) throw new TooManyEvents(MOST_AGAIN);
                }));
    }

    /** Takes the right to deliver to those for whom something waits, so that of several instances one does. */
    Uni<List<Webhook>> lease(Instant now, Instant until, int limit) {
        return pool.preparedQuery("""
                update lead_webhook set leased_until = $2 where id in (
                    select id from lead_webhook waiting where state = 'ACTIVE' and not_until <= $1 and (leased_until is null or leased_until <= $1)
                        and exists (select from pending_delivery where webhook = waiting.id) order by not_until limit $3 for update skip locked)
                returning *""").execute(Tuple.of(at(now), at(until), limit)).map(this::webhooks);
    }

    /** What waits, in the order in which it happened; nothing once it is not active any more. */
    Uni<List<Event>> waiting(UUID webhook, int limit) {
        return pool.preparedQuery("select event.number, type, subject, at, data::text, again from pending_delivery join event on event.number = pending_delivery.event where webhook = $1 "
                        + "and exists (select from lead_webhook where id = $1 and state = 'ACTIVE') order by pending_delivery.event limit $2")
                .execute(Tuple.of(webhook, limit)).map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Webhooks::event).toList());
    }

    /** Notes what came of a turn. @param failed how it stands now, if something was not taken; or null @param leased until when it is ours yet, or null to give it back */
    Uni<Void> moveOn(UUID webhook, List<Delivery> tried, Failed failed, Instant leased) {
        Long[] taken = tried.stream().filter(it -> it.failure() == null).map(it -> Long.valueOf(it.event())).toArray(Long[]::new);
        return pool.withTransaction(connection -> connection.preparedQuery("delete from pending_delivery where webhook = $1 and event = any ($2)").execute(Tuple.tuple().addUUID(webhook).addArrayOfLong(taken))
                .chain(() -> log(connection, webhook, tried))
                .chain(() -> failed == null
                        ? connection.preparedQuery("update lead_webhook set failures = 0, failing_since = null, leased_until = $2 where id = $1").execute(Tuple.of(webhook, leased == null ? null : at(leased)))
                        : connection.preparedQuery("update lead_webhook set failures = $2, failing_since = $3, not_until = greatest(not_until, $4), leased_until = null where id = $1 and state = 'ACTIVE'")
                                .execute(Tuple.of(webhook, failed.failures(), at(failed.since()), at(failed.notUntil()))))).replaceWithVoid();
    }

    /** @param since when it was first tried in vain */
    record Failed(int failures, Instant since, Instant notUntil) {}

    private static Uni<?> log(SqlClient connection, UUID webhook, List<Delivery> tried) {
        if (tried.isEmpty()) return Uni.createFrom().nullItem();
        return connection.preparedQuery("""
                        insert into delivery_attempt (webhook, event, type, subject, attempt, again, status, failure, at)
                        select $1, * from unnest($2::bigint[], $3::text[], $4::text[], $5::int[], $6::boolean[], $7::int[], $8::text[], $9::timestamptz[])""")
                .execute(Tuple.tuple().addUUID(webhook).addArrayOfLong(tried.stream().map(it -> Long.valueOf(it.event())).toArray(Long[]::new)).addArrayOfString(tried.stream().map(Delivery::type).toArray(String[]::new))
                        .addArrayOfString(tried.stream().map(Delivery::subject).toArray(String[]::new)).addArrayOfInteger(tried.stream().map(Delivery::attempt).toArray(Integer[]::new))
                        .addArrayOfBoolean(tried.stream().map(Delivery::again).toArray(Boolean[]::new)).addArrayOfInteger(tried.stream().map(Delivery::status).toArray(Integer[]::new))
                        .addArrayOfString(tried.stream().map(Delivery::failure).toArray(String[]::new)).addArrayOfOffsetDateTime(tried.stream().map(it -> at(it.at())).toArray(OffsetDateTime[]::new)));
    }

    /** Lets go of what is old: events, what waits of them, and all but the latest attempts. */
    Uni<Void> tidy(Instant before) {
        return pool.preparedQuery("delete from event where at < $1").execute(Tuple.of(at(before)))
                .chain(() -> pool.query("delete from pending_delivery where not exists (select from event where number = pending_delivery.event) or not exists (select from lead_webhook where id = pending_delivery.webhook)").execute())
                .chain(() -> pool.preparedQuery("""
                        delete from delivery_attempt using lead_webhook, lateral (
                            select number from delivery_attempt latest where latest.webhook = lead_webhook.id order by number desc offset $1 limit 1) oldest
                        where delivery_attempt.webhook = lead_webhook.id and delivery_attempt.number <= oldest.number""").execute(Tuple.of(KEPT))).replaceWithVoid();
    }

    private io.vertx.mutiny.core.buffer.Buffer sealed(Secret secret) {
        return io.vertx.mutiny.core.buffer.Buffer.buffer(seal.close(secret.text()));
    }

    private Webhook one(RowSet<Row> rows) {
        if (rows.size() == 0) throw new WebhookNotFound();
        return webhook(rows.iterator().next());
    }

    private List<Webhook> webhooks(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(this::webhook).toList();
    }

    private Webhook webhook(Row row) {
        return new Webhook(row.getUUID("id"), row.getLong("revision"), URI.create(row.getString("url")), List.of(row.getArrayOfStrings("types")), row.getString("pipeline"), row.getString("contact"),
                new Secret(seal.open(row.getBuffer("secret").getBytes())), row.getBuffer("earlier_secret") == null ? null : new Secret(seal.open(row.getBuffer("earlier_secret").getBytes())), instant(row, "earlier_until"),
                Webhook.State.valueOf(row.getString("state")), row.getString("reason"), row.getInteger("failures"), instant(row, "failing_since"), instant(row, "not_until"), instant(row, "created_at"));
    }

    private static Event event(Row row) {
        return new Event(row.getLong("number"), row.getString("type"), row.getString("subject"), instant(row, "at"), row.getString("data"), row.getBoolean("again"));
    }

    private static Delivery delivery(Row row) {
        return new Delivery(Long.toString(row.getLong("event")), row.getString("type"), row.getString("subject"), row.getInteger("attempt"), row.getBoolean("again"), row.getInteger("status"), row.getString("failure"), instant(row, "at"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
