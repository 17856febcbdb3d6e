package touchstone.lead.crm;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import touchstone.commons.Money;
import touchstone.commons.Revision;
import touchstone.lead.link.Seal;

/** Connections, what is to go to them, and what it is called there. Asked from threads of their own, apart from Hibernate. */
@ApplicationScoped
class Connections {
    private static final String LEADS = """
            select lead.id, lead.prospect, lead.contact_name, lead.contact_email, lead.contact_company, lead.product_name, lead.product_sku, lead.kind, lead.created_at, opportunity.name, opportunity.stage,
                coalesce(opportunity.result, 'NONE') as result, coalesce(opportunity.outcome_amount, opportunity.value_amount) as amount,
                coalesce(opportunity.outcome_currency, opportunity.value_currency) as currency, coalesce(opportunity.outcome_on, opportunity.expected_close) as close, opportunity.outcome_reason as reason
            from lead left join opportunity on opportunity.lead = lead.id
            where lead.status = 'ACCEPTED'""";
    private final Pool pool;
    private final Seal seal;

    Connections(Pool pool, Seal seal) {
        this.pool = pool;
        this.seal = seal;
    }

    /** Null if there is one with this id. */
    Uni<Connection> add(String id, Wanted wanted, String by, Instant now) {
        return pool.preparedQuery("""
                        insert into crm_connection (id, revision, kind, address, client, secret, mapping, active, pulled_until, pull_at, not_until, changed_at, changed_by)
                        values ($1, 0, $2, $3, $4, $5, $6, $7, $8, $8, $8, $8, $9) on conflict do nothing returning *""")
                .execute(Tuple.tuple().addString(id).addString(wanted.kind().name()).addString(wanted.address().toString()).addString(wanted.client()).addBuffer(Buffer.buffer(seal.close(wanted.secret())))
                        .addString(json(wanted.mapping())).addBoolean(wanted.active()).addOffsetDateTime(at(now)).addString(by))
                .map(rows -> rows.size() == 0 ? null : connection(rows.iterator().next()));
    }

    Uni<List<Connection>> all() {
        return pool.query("select * from crm_connection order by id").execute().map(this::connections);
    }

    /** Fails with {@link ConnectionNotFound}. */
    Uni<Connection> get(String id) {
        return pool.preparedQuery("select * from crm_connection where id = $1").execute(Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) throw new ConnectionNotFound();
            return connection(rows.iterator().next());
        });
    }

    /** Fails with {@link ConnectionNotFound}, or as outdated. A secret that is not given stays. What could not go there is tried again at once. */
    Uni<Connection> change(String id, Revision expected, Wanted wanted, String by, Instant now) {
        return pool.preparedQuery("""
                        update crm_connection set revision = revision + 1, kind = $3, address = $4, client = $5, secret = coalesce($6, secret), mapping = $7, active = $8, not_until = $9, pull_at = $9, failures = 0,
                            trouble = null, changed_at = $9, changed_by = $10 where id = $1 and revision = $2 returning *""")
                .execute(Tuple.tuple().addString(id).addLong(expected.number()).addString(wanted.kind().name()).addString(wanted.address().toString()).addString(wanted.client())
                        .addValue(wanted.secret() == null ? null : Buffer.buffer(seal.close(wanted.secret())).getDelegate()).addString(json(wanted.mapping())).addBoolean(wanted.active()).addOffsetDateTime(at(now)).addString(by))
                .chain(rows -> rows.size() == 1 ? Uni.createFrom().item(connection(rows.iterator().next())) : get(id).map(present -> {
                    throw new Revision.RevisionOutdated(present.revision());
                }));
    }

    /** Fails with {@link ConnectionNotFound}. */
    Uni<Void> remove(String id) {
        return pool.preparedQuery("delete from crm_connection where id = $1").execute(Tuple.of(id)).invoke(rows -> {
            if (rows.rowCount() == 0) throw new ConnectionNotFound();
        }).replaceWithVoid();
    }

    /** All accepted leads are to go there, also those that are there. @return how many */
    Uni<Integer> pushAll(String id, Instant now) {
        return pool.preparedQuery("insert into crm_push (connection, lead, due_at) select $1, id, $2 from lead where status = 'ACCEPTED' on conflict (connection, lead) do update set due_at = excluded.due_at, attempts = 0, trouble = null")
                .execute(Tuple.of(id, at(now))).map(RowSet::rowCount);
    }

    Uni<Void> pullNow(String id, Instant now) {
        return pool.preparedQuery("update crm_connection set pull_at = $2, not_until = $2 where id = $1").execute(Tuple.of(id, at(now))).replaceWithVoid();
    }

    /** What could not go there, or not yet. */
    Uni<List<Waiting>> waiting(String id, UUID after, int limit) {
        return pool.preparedQuery("select * from crm_push where connection = $1 and ($2::uuid is null or lead > $2) order by lead limit $3").execute(Tuple.of(id, after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> new Waiting(row.getUUID("lead"), row.getOffsetDateTime("due_at").toInstant(), row.getInteger("attempts"), row.getString("trouble"))).toList());
    }

    @Schema(name = "CrmPush")
    record Waiting(UUID lead, Instant dueAt, int attempts, String trouble) {}

    /** Takes the right to talk to those that there is something for, so that of several instances one does. */
    Uni<List<Connection>> lease(Instant now, Instant until) {
        return pool.preparedQuery("""
                update crm_connection set leased_until = $2 where id in (
                    select id from crm_connection waiting where active and not_until <= $1 and (leased_until is null or leased_until <= $1)
                        and (pull_at <= $1 or exists (select from crm_push where connection = waiting.id and due_at <= $1)) for update skip locked)
                returning *""").execute(Tuple.of(at(now), at(until))).map(this::connections);
    }

    /** @param failed why nothing goes there any more for now; null if all is well */
    Uni<Void> release(Connection connection, String failed, int failures, Instant notUntil) {
        return pool.preparedQuery("update crm_connection set leased_until = null, trouble = $2, failures = $3, not_until = greatest(not_until, $4) where id = $1")
                .execute(Tuple.of(connection.id(), failed, failures, at(notUntil))).replaceWithVoid();
    }

    Uni<Void> pulled(Connection connection, Instant until, Instant next) {
        return pool.preparedQuery("update crm_connection set pulled_until = $2, pull_at = $3 where id = $1").execute(Tuple.of(connection.id(), at(until), at(next))).replaceWithVoid();
    }

    /** @param dueAt by which it is known whether something happened meanwhile */
    record Due(UUID lead, OffsetDateTime dueAt, int attempts) {}

    Uni<List<Due>> due(String connection, Instant now, int limit) {
        return pool.preparedQuery("select lead, due_at, attempts from crm_push where connection = $1 and due_at <= $2 order by due_at, lead limit $3").execute(Tuple.of(connection, at(now), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> new Due(row.getUUID("lead"), row.getOffsetDateTime("due_at"), row.getInteger("attempts"))).toList());
    }

    Uni<Void> pushed(String connection, Due due, Crm.Ids ids, Instant now) {
        return pool.withTransaction(to -> done(connection, due, to).chain(() -> to.preparedQuery("""
                        insert into crm_link (connection, lead, contact, deal, pushed_at) values ($1, $2, $3, $4, $5)
                        on conflict (connection, lead) do update set contact = excluded.contact, deal = excluded.deal, pushed_at = excluded.pushed_at""")
                .execute(Tuple.of(connection, due.lead, ids.contact(), ids.deal(), at(now))))).replaceWithVoid();
    }

    /** There is nothing to go there any more. */
    Uni<Void> dropped(String connection, Due due) {
        return done(connection, due, pool);
    }

    private static Uni<Void> done(String connection, Due due, SqlClient client) {
        return client.preparedQuery("delete from crm_push where connection = $1 and lead = $2 and due_at = $3").execute(Tuple.of(connection, due.lead, due.dueAt)).replaceWithVoid();
    }

    Uni<Void> later(String connection, Due due, String trouble, Instant again) {
        return pool.preparedQuery("update crm_push set attempts = attempts + 1, trouble = $4, due_at = $5 where connection = $1 and lead = $2 and due_at = $3")
                .execute(Tuple.of(connection, due.lead, due.dueAt, trouble, at(again))).replaceWithVoid();
    }

    /** An accepted lead and what became of it. @param result OPEN, WON, LOST, or NONE without an opportunity */
    record Known(UUID lead, UUID prospect, String name, String email, String company, String product, String sku, String kind, Instant createdAt, String opportunity, String stage, String result, Money amount, LocalDate close, String reason) {}

    /** Null if it is not accepted, or not any more. */
    Uni<Known> lead(UUID id) {
        return pool.preparedQuery(LEADS + " and lead.id = $1").execute(Tuple.of(id)).map(rows -> rows.size() == 0 ? null : known(rows.iterator().next()));
    }

    /** Newest first. */
    Uni<List<Known>> accepted(Instant since, Instant until, int limit) {
        return pool.preparedQuery(LEADS + " and lead.created_at >= $1 and lead.created_at < $2 order by lead.created_at desc, lead.id desc limit $3").execute(Tuple.of(at(since), at(until), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Connections::known).toList());
    }

    private static Known known(Row row) {
        return new Known(row.getUUID("id"), row.getUUID("prospect"), row.getString("contact_name"), row.getString("contact_email"), row.getString("contact_company"), row.getString("product_name"), row.getString("product_sku"),
                row.getString("kind"), row.getOffsetDateTime("created_at").toInstant(), row.getString("name"), row.getString("stage"), row.getString("result"),
                row.getLong("amount") == null ? null : new Money(row.getLong("amount"), row.getString("currency")), row.getLocalDate("close"), row.getString("reason"));
    }

    private List<Connection> connections(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(this::connection).toList();
    }

    private Connection connection(Row row) {
        return new Connection(row.getString("id"), row.getLong("revision"), Kind.valueOf(row.getString("kind")), URI.create(row.getString("address")), row.getString("client"), seal.open(row.getBuffer("secret").getBytes()),
                new Mapping.Json().convertToEntityAttribute(row.getString("mapping")), row.getBoolean("active"), row.getOffsetDateTime("pulled_until").toInstant(), row.getOffsetDateTime("pull_at").toInstant(),
                row.getInteger("failures"), row.getString("trouble"), row.getOffsetDateTime("changed_at").toInstant(), row.getString("changed_by"));
    }

    private static String json(Mapping mapping) {
        return new Mapping.Json().convertToDatabaseColumn(mapping);
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
