package touchstone.registration.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.JDBCException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import touchstone.registration.account.Account;
import touchstone.registration.erasure.Tombstones;
import touchstone.registration.identity.Vault;
import touchstone.registration.imports.Line.Finding;
import touchstone.registration.match.Matching;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.prospect.Prospects;
import touchstone.registration.prospect.SourceItem;
import touchstone.registration.prospect.SourceRecord;
import touchstone.registration.prospect.LegalBasis;
import touchstone.registration.prospect.SourceValue;

/**
 * Takes in the rows that wait, some at a time, each batch in one transaction with its outcomes: whatever is killed meanwhile, a row is taken in once. An import whose instance
 * has gone is gone on with by whichever finds it first. A batch with something in it that the database does not take is taken in row by row, so that this costs its row only.
 */
@ApplicationScoped
class TakingIn {
    private static final Logger log = Logger.getLogger(TakingIn.class);
    private static final int AT_ONCE = 50;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final String CLAIM = """
            update prospect_import set state = 'RUNNING', leased_until = ?2 where id = (
                select id from prospect_import where state = 'WAITING' or state = 'RUNNING' and leased_until < ?1 order by received_at limit 1 for update skip locked)
            returning id""";
    private static final String WAITING = "select row, cast(to_json(cells) as text) from prospect_import_row where import = ?1 and outcome is null order by row limit ?2 for update";
    private static final String KNOWN = """
            select r.prospect, r.account, r.fingerprint, p.restricted_at is not null from external_reference r left join prospect p on p.id = r.prospect
            where r.system = ?1 and r.kind = ?2 and r.key = ?3""";
    private static final String DONE = """
            update prospect_import_row set cells = null, outcome = ?3, reference = cast(?4 as text), prospect = cast(cast(?5 as text) as uuid),
            account = cast(cast(?6 as text) as uuid), findings = cast(cast(?7 as text) as jsonb) where import = ?1 and row = ?2""";

    private final Mutiny.SessionFactory sessions;
    private final ObjectMapper json;
    private final Vault vault;
    private final Clock clock;

    TakingIn(Mutiny.SessionFactory sessions, ObjectMapper json, Vault vault, Clock clock) {
        this.sessions = sessions;
        this.json = json;
        this.vault = vault;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> work() {
        return claim().chain(order -> order == null ? Uni.createFrom().voidItem() : take(order))
                .onFailure().invoke(failure -> log.warnf("an import is interrupted, and gone on with in a minute: %s", failure.getMessage()))
                .onFailure().recoverWithNull();
    }

    private Uni<Order> claim() {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> session.createNativeQuery(CLAIM, UUID.class).setParameter(1, now).setParameter(2, now.plus(LEASE)).getSingleResultOrNull()
                .chain(id -> id == null ? Uni.createFrom().nullItem() : session
                        .createNativeQuery("select author, kind, system, legal_basis, country, dry_run, cast(columns as text) from prospect_import where id = ?1", Object[].class)
                        .setParameter(1, id).getSingleResult().map(found -> order(id, found))));
    }

    private Order order(UUID id, Object[] found) {
        try {
            return new Order(id, (String) found[0], Kind.valueOf((String) found[1]), (String) found[2], LegalBasis.valueOf((String) found[3]), (String) found[4], (Boolean) found[5],
                    new Columns(json.readValue((String) found[6], new TypeReference<>() {})));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> cells(String array) {
        try {
            return json.readValue(array, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Uni<Void> take(Order order) {
        List<Field> fields = order.columns().fields();
        return Multi.createBy().repeating().uni(() -> batch(order, fields)).whilst(taken -> taken == AT_ONCE).collect().last()
                .chain(() -> sessions.withTransaction(session -> session.createNativeQuery("update prospect_import set state = 'FINISHED', finished_at = ?2 where id = ?1")
                        .setParameter(1, order.id()).setParameter(2, clock.instant()).executeUpdate()))
                .invoke(() -> log.infof("an import is taken in import=%s", order.id())).replaceWithVoid();
    }

    private Uni<Integer> batch(Order order, List<Field> fields) {
        return rows(order, fields, AT_ONCE, false).onFailure(TakingIn::isOfTheData).recoverWithUni(() -> Multi.createBy().repeating()
                .uni(() -> rows(order, fields, 1, false).onFailure(TakingIn::isOfTheData).recoverWithUni(() -> rows(order, fields, 1, true))).atMost(AT_ONCE)
                .collect().with(Collectors.summingInt(Integer::intValue)));
    }

    /** Whether it comes again whenever the same is tried: a data exception, a constraint, or a limit of the database (SQLSTATE 22, 23, 54). */
    private static boolean isOfTheData(Throwable failure) {
        String state = failure instanceof JDBCException told ? told.getSQLState() : null;
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }

    /** @param refused whether they cannot go in, as is known from before */
    private Uni<Integer> rows(Order order, List<Field> fields, int most, boolean refused) {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> session.createNativeQuery("update prospect_import set leased_until = ?2 where id = ?1")
                .setParameter(1, order.id()).setParameter(2, now.plus(LEASE)).executeUpdate()
                .chain(() -> session.createNativeQuery(WAITING, Object[].class).setParameter(1, order.id()).setParameter(2, most).getResultList())
                .call(rows -> Multi.createFrom().iterable(rows).onItem().transformToUniAndConcatenate(row -> {
                    Line line = Line.of(order.kind(), order.country(), fields, cells((String) row[1]));
                    return (refused ? Uni.createFrom().item(Outcome.refused("not-storable")) : outcome(session, order, line, now)).call(outcome -> record(session, order, (Number) row[0], line, outcome));
                }).collect().last())
                .map(List::size));
    }

    /** @param reason why it is refused, or null */
    private record Outcome(String word, UUID prospect, UUID account, String reason) {
        static Outcome refused(String reason) {
            return new Outcome("REFUSED", null, null, reason);
        }
    }

    private Uni<Outcome> outcome(Mutiny.Session session, Order order, Line line, Instant now) {
        if (line.refusal() != null) return Uni.createFrom().item(Outcome.refused(line.refusal()));
        return count(session, "select count(*) from prospect_import_row where import = ?1 and reference = ?2", order.id(), hash(order, line.key()))
                .chain(before -> before > 0 ? Uni.createFrom().item(Outcome.refused("key-repeated"))
                        : isErased(session, order, line).chain(erased -> erased ? Uni.createFrom().item(Outcome.refused("erased")) : known(session, order, line, now)));
    }

    /** Whether this system's key, or the confirmed address, was of somebody who was erased. */
    private Uni<Boolean> isErased(Mutiny.Session session, Order order, Line line) {
        SourceValue address = order.kind() == Kind.PROSPECTS ? line.values().get(Attribute.EMAIL) : null;
        return Tombstones.isSet(session, vault, caller(order.system()), line.key())
                .chain(erased -> erased || address == null || address.text() == null ? Uni.createFrom().item(erased) : Tombstones.isSet(session, vault, address.text()));
    }

    private Uni<Outcome> known(Mutiny.Session session, Order order, Line line, Instant now) {
        return session.createNativeQuery(KNOWN, Object[].class)
                .setParameter(1, order.system()).setParameter(2, order.kind().name()).setParameter(3, line.key()).getSingleResultOrNull()
                .chain(found -> {
                    UUID prospect = found == null ? null : (UUID) found[0];
                    UUID account = found == null ? null : (UUID) found[1];
                    if (found != null && Objects.equals(found[2], fingerprint(order, line))) return Uni.createFrom().item(new Outcome("UNCHANGED", prospect, account, null));
                    if (found != null && (Boolean) found[3]) return Uni.createFrom().item(Outcome.refused("restricted"));
                    String word = found == null ? "ADDED" : "CHANGED";
                    if (order.dryRun()) return Uni.createFrom().item(new Outcome(word, prospect, account, null));
                    return (order.kind() == Kind.PROSPECTS ? prospect(session, order, line, prospect, now) : account(session, order, line, account, now))
                            .call(outcome -> remember(session, order, line, outcome)).map(outcome -> new Outcome(word, outcome.prospect(), outcome.account(), null));
                });
    }

    private Uni<Outcome> prospect(Mutiny.Session session, Order order, Line line, UUID known, Instant now) {
        JsonObject said = new JsonObject(Map.copyOf(line.words()));
        UUID id = known == null ? UuidCreator.getTimeOrderedEpoch() : known;
        Map<UUID, SourceItem> items = line.items(order.system(), id);
        Uni<Prospect> prospect = known == null ? added(session, first(order, line, id, items, said, now))
                : session.find(Prospect.class, known, LockModeType.PESSIMISTIC_WRITE).call(found -> Prospects.sources(session, known)
                        .chain(sources -> session.persist(found.imported(sources, line.values(), items, order.system(), said, order.author(), order.legalBasis(), now))));
        return prospect.call(session::flush).call(taken -> Matching.propose(session, taken, now)).map(taken -> new Outcome(null, id, null, null));
    }

    private static Uni<Prospect> added(Mutiny.Session session, SourceRecord first) {
        Prospect prospect = new Prospect(first);
        return session.persistAll(prospect, first).replaceWith(prospect);
    }

    /** Of somebody new, what is not said is no value that is taken back. */
    private static SourceRecord first(Order order, Line line, UUID id, Map<UUID, SourceItem> items, JsonObject said, Instant now) {
        Map<Attribute, SourceValue> values = new EnumMap<>(line.values());
        values.values().removeIf(value -> value.text() == null);
        items.values().removeIf(item -> item.content() == null);
        return SourceRecord.imported(id, values, items, order.system(), said, order.author(), order.legalBasis(), now);
    }

    private Uni<Outcome> account(Mutiny.Session session, Order order, Line line, UUID known, Instant now) {
        Map<String, String> words = line.words();
        String name = words.get(Field.NAME.word());
        Map<String, String> fields = new TreeMap<>(words);
        fields.keySet().removeAll(List.of(Field.NAME.word(), Field.KEY.word()));
        Uni<Account> account = known == null ? Uni.createFrom().item(new Account(name, fields, now)).call(session::persist)
                : session.find(Account.class, known, LockModeType.PESSIMISTIC_WRITE).invoke(found -> found.change(name, fields, now));
        return account.call(session::flush)
                .call(found -> session.createNativeQuery("insert into account_source (id, account, system, legal_basis, said, recorded_at) values (?1, ?2, ?3, ?4, cast(?5 as jsonb), ?6)")
                        .setParameter(1, UuidCreator.getTimeOrderedEpoch()).setParameter(2, found.id()).setParameter(3, order.system())
                        .setParameter(4, order.legalBasis().name()).setParameter(5, line.content()).setParameter(6, now).executeUpdate())
                .map(found -> new Outcome(null, null, found.id(), null));
    }

    private Uni<Integer> remember(Mutiny.Session session, Order order, Line line, Outcome outcome) {
        return session.createNativeQuery("insert into external_reference (system, kind, key, prospect, account, fingerprint) values (?1, ?2, ?3, cast(cast(?4 as text) as uuid), cast(cast(?5 as text) as uuid), ?6) "
                        + "on conflict (system, kind, key) do update set fingerprint = excluded.fingerprint")
                .setParameter(1, order.system()).setParameter(2, order.kind().name()).setParameter(3, line.key())
                .setParameter(4, text(outcome.prospect())).setParameter(5, text(outcome.account())).setParameter(6, fingerprint(order, line)).executeUpdate();
    }

    private Uni<Integer> record(Mutiny.Session session, Order order, Number row, Line line, Outcome outcome) {
        List<Finding> findings = new ArrayList<>(line.findings());
        if (outcome.reason() != null) findings.add(new Finding(null, outcome.reason()));
        boolean own = line.key() != null && !"key-repeated".equals(outcome.reason());
        try {
            return session.createNativeQuery(DONE).setParameter(1, order.id()).setParameter(2, row.longValue()).setParameter(3, outcome.word())
                    .setParameter(4, own ? hash(order, line.key()) : null).setParameter(5, text(outcome.prospect())).setParameter(6, text(outcome.account()))
                    .setParameter(7, findings.isEmpty() ? null : json.writeValueAsString(findings)).executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whom a tombstone of an imported person names in the place of an issuer. */
    static String caller(String system) {
        return "import " + system;
    }

    private String hash(Order order, String key) {
        return vault.fingerprint("import", order.system() + " " + key);
    }

    private String fingerprint(Order order, Line line) {
        return vault.fingerprint("imported", order.legalBasis() + "\n" + order.country() + "\n" + line.content());
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    private static Uni<Long> count(Mutiny.Session session, String query, Object one, Object two) {
        return session.createNativeQuery(query, Long.class).setParameter(1, one).setParameter(2, two).getSingleResult();
    }
}
