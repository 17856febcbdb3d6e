package touchstone.lead.erasure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import touchstone.lead.booking.Picking;
import touchstone.lead.mail.MailDispatcher;

/**
 * Takes a person out of what was asked for, in one transaction. What stays of a request says which product it was about, when, what came of it and for how much: sales are
 * accounted for, and nothing in it says of whom.
 */
@ApplicationScoped
public class Erasing {
    private static final Logger log = Logger.getLogger(Erasing.class);
    /** Those of the person; those that sales merged into them; and those that came from their browser under the same address, before they were known. */
    private static final String THEIRS = """
            with known as (select id, visitor, lower(contact_email) as email from lead where erasure is null and (prospect = ?2 or requester = any(string_to_array(?3, ' '))
                or encode(sha256(convert_to(lower(contact_email), 'UTF8')), 'hex') = any(string_to_array(?4, ' '))))
            update lead set erasure = ?1 where erasure is null and (id in (select id from known) or merged_into in (select id from known)
                or (visitor, lower(contact_email)) in (select visitor, email from known))""";
    private static final String ONE = "update lead set erasure = ?1 where erasure is null and id = ?2";
    private static final String LEADS = "(select id from lead where erasure = ?1)";
    private static final String ADDRESSES = "(select lower(contact_email) from lead where erasure = ?1)";
    private static final String NAMES = "(select lower(contact_name) from lead where erasure = ?1 and contact_name is not null)";
    private static final String CONTACTS = "set revision = revision + 1, details = cast(jsonb_set(cast(details as jsonb), array['contacts'], "
            + "coalesce((select jsonb_agg(contact) from jsonb_array_elements(cast(details as jsonb) -> 'contacts') contact where not %s), '[]')) as text) ";
    private static final String IS_THEIR_ADDRESS = "coalesce(lower(contact ->> 'email') in " + ADDRESSES + ", false)";
    /** In this order: first what is found by the values in the lead, these last. */
    private static final List<String> STEPS = List.of(
            "delete from outbox_mail where lead in " + LEADS + " or lower(recipient) in " + ADDRESSES,
            "delete from undeliverable where address in " + ADDRESSES,
            "delete from consent_notice where prospect in (select prospect from lead where erasure = ?1)",
            "delete from note where lead in " + LEADS,
            "delete from task where lead in " + LEADS,
            "delete from attachment where lead in " + LEADS,
            "delete from consent where lead in " + LEADS,
            "delete from idempotency i using lead l where l.erasure = ?1 and (i.caller = l.requester or i.caller = 'visitor ' || l.visitor or strpos(i.answer, cast(l.id as text)) > 0)",
            "delete from saved_view v using lead l where l.erasure = ?1 and (strpos(lower(v.query), lower(l.contact_email)) > 0 or l.contact_name like '% %' and strpos(lower(v.query), lower(l.contact_name)) > 0)",
            // What they did themselves has their name; what others said of it may.
            "update activity set actor_id = 'erased', actor_name = 'Erased', reason = null where lead in " + LEADS + " and actor_id in (select coalesce(requester, 'anonymous') from lead where erasure = ?1)",
            "update activity set reason = null where lead in " + LEADS + " and actor_id not in ('touchstone', 'erased')",
            "update opportunity " + CONTACTS.formatted("(" + IS_THEIR_ADDRESS + " or coalesce(lower(contact ->> 'name') in " + NAMES + ", false))")
                    + ", name = coalesce((select product_name from lead where id = opportunity.lead), 'Erased'), outcome_reason = case when outcome_reason is null then null else 'erased' end where lead in " + LEADS,
            "update opportunity " + CONTACTS.formatted(IS_THEIR_ADDRESS) + "where lead not in " + LEADS
                    + " and exists (select from jsonb_array_elements(cast(details as jsonb) -> 'contacts') contact where " + IS_THEIR_ADDRESS + ")",
            "update opportunity_step set reason = null where opportunity in (select id from opportunity where lead in " + LEADS + ")",
            "update booking set zone = 'UTC' where lead in " + LEADS,
            """
            with before as (select id, status, case when status in ('QUARANTINED', 'NEW', 'IN_REVIEW') or status = 'ACCEPTED' and not exists (select from opportunity where lead = lead.id)
                    then 'WITHDRAWN' else status end as next from lead where erasure = ?1),
                cleared as (update lead set revision = revision + 1, status = before.next, clock = case when clock in ('RUNNING', 'WARNED') then 'MET' else clock end,
                    prospect = null, requester = null, contact_name = null, contact_email = '', contact_company = null, message = null, answers = null, visitor = null, share = null,
                    suspicions = null, tags = '', score = 0, scored_at = null from before where before.id = lead.id)
            insert into activity (id, lead, at, actor_id, actor_name, from_status, to_status, reason)
                select gen_random_uuid(), id, now(), 'touchstone', 'Touchstone', status, next, 'erased' from before""");

    private final Mutiny.SessionFactory sessions;
    private final Tombstones tombstones;
    private final Picking demos;
    private final MailDispatcher dispatcher;
    private final Clock clock;

    Erasing(Mutiny.SessionFactory sessions, Tombstones tombstones, Picking demos, MailDispatcher dispatcher, Clock clock) {
        this.sessions = sessions;
        this.tombstones = tombstones;
        this.demos = demos;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** Erases a person; they do not come back by a request that is under way. @param id of the erasure: the same again changes nothing */
    Uni<Void> erase(UUID id, PersonErased person) {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> tombstones.set(session, person, now)
                        .chain(() -> session.createNativeQuery(THEIRS).setParameter(1, id).setParameter(2, person.prospect())
                                .setParameter(3, String.join(" ", person.subjects())).setParameter(4, String.join(" ", person.addresses())).executeUpdate())
                        .call(() -> clear(session, id)))
                .invoke(leads -> log.infof("a person is erased event=%s leads=%d", id, leads))
                .invoke(dispatcher::nudge).replaceWithVoid();
    }

    /** Erases what was written in one request, for whoever made it. */
    public Uni<Void> eraseRequest(UUID lead) {
        UUID id = UUID.randomUUID();
        return sessions.withTransaction(session -> session.createNativeQuery(ONE).setParameter(1, id).setParameter(2, lead).executeUpdate().call(() -> clear(session, id)))
                .invoke(dispatcher::nudge).replaceWithVoid();
    }

    private Uni<Void> clear(Mutiny.Session session, UUID erasure) {
        return session.createNativeQuery("select set_config('touchstone.erasure', ?1, true)", String.class).setParameter(1, erasure.toString()).getSingleResult()
                .chain(() -> run(session, STEPS.subList(0, 1), erasure))
                .chain(() -> demos.cancelErased(session, erasure))
                .chain(() -> run(session, STEPS.subList(1, STEPS.size()), erasure));
    }

    private static Uni<Void> run(Mutiny.Session session, List<String> steps, UUID erasure) {
        return Multi.createFrom().iterable(steps).onItem().transformToUniAndConcatenate(step -> session.createNativeQuery(step).setParameter(1, erasure).executeUpdate()).collect().last().replaceWithVoid();
    }
}
