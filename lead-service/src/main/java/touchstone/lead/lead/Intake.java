package touchstone.lead.lead;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Idempotency;
import touchstone.lead.erasure.Tombstones;
import touchstone.lead.mail.Letter;
import touchstone.lead.mail.Outbox;

/** Takes new leads in, from whatever form they come. */
@ApplicationScoped
public class Intake {
    /** How long what came from a network address counts. */
    public static final Duration WINDOW = Duration.ofHours(1);
    private static final long MOST = 10;
    /** As many groups as keep a few processors busy; each as large as makes no difference any more. */
    private static final int GROUPS = 2;
    private static final int TOGETHER = 50;

    private final Pool pool;
    private final Mutiny.SessionFactory sessions;
    private final Arrivals arrivals;
    private final Outbox outbox;
    private final LeadMails mails;
    private final Router router;
    private final Tombstones tombstones;
    private final Together<Arrivals.Question, Arrivals.Situation> asking;
    private final Together<Arrivals.Come, Boolean> keeping;

    Intake(Pool pool, Mutiny.SessionFactory sessions, Arrivals arrivals, Outbox outbox, LeadMails mails, Router router, Tombstones tombstones) {
        this.pool = pool;
        this.sessions = sessions;
        this.arrivals = arrivals;
        this.outbox = outbox;
        this.mails = mails;
        this.router = router;
        this.tombstones = tombstones;
        asking = new Together<>(GROUPS, TOGETHER, questions -> arrivals.ask(pool, questions, MOST));
        keeping = new Together<>(GROUPS, TOGETHER, come -> arrivals.keep(pool, come));
    }

    /**
     * What is known before a lead is made.
     *
     * @param request what is stored with the Idempotency-Key, or null: this is no repeat
     * @param answer  likewise
     * @param tooMany whether more came from that network address than people send
     * @param routing the revision of the rules that say who looks after a lead
     */
    public record Known(String request, String answer, boolean tooMany, long routing) {}

    /** @param key or null @param origin a keyed hash of the network address, or null: then nothing is known */
    public Uni<Known> ask(Idempotency.Key key, String origin, Instant now) {
        return asking.ask(new Arrivals.Question(key, origin, now.minus(WINDOW))).map(found -> new Known(found.request(), found.answer(), found.recent() >= MOST, found.routing()));
    }

    /**
     * Keeps the lead, who looks after it, its first activities and what the prospect is told, in one durable commit. What is held back is kept in silence. Fails as
     * {@link Tombstones#mustNotBe} does and with {@link touchstone.lead.spam.ProofNotValid}.
     *
     * @param routing as {@link Known} had it
     * @return whether it is kept; if not, its key was taken meanwhile
     */
    public Uni<Boolean> take(Arrival arrival, long routing) {
        Lead lead = arrival.lead();
        boolean held = lead.status == LeadStatus.QUARANTINED;
        Uni<Void> routed = held || !router.isNeeded(lead, routing) ? Uni.createFrom().voidItem() : sessions.withSession(session -> router.route(session, lead, lead.createdAt));
        return routed.chain(() -> {
            var come = new Arrivals.Come(arrival, held ? List.of() : letters(lead));
            if (lead.prospect == null && lead.requester == null) return keeping.ask(come);
            return pool.withTransaction(connection -> tombstones.mustNotBe(connection, lead.prospect, lead.requester).chain(() -> arrivals.keep(connection, List.of(come)))).map(kept -> kept.get(0));
        });
    }

    /** Lets one in that was held back. */
    Uni<Void> release(Mutiny.Session session, Lead lead, Instant now) {
        return router.route(session, lead, now)
                .chain(() -> letters(lead).stream().reduce(Uni.createFrom().voidItem(), (before, letter) -> before.chain(() -> outbox.add(session, letter)), (a, b) -> a.chain(() -> b)));
    }

    /** The receipt, and the question whether the address is theirs where a yes waits for it. Who only wants the newsletter gets the question alone. */
    private List<Letter> letters(Lead lead) {
        List<Letter> letters = new ArrayList<>();
        String address = lead.contact.email();
        if (lead.standing().stream().anyMatch(consent -> consent.state == Consent.State.PENDING)) letters.add(new Letter(lead.id, Letter.CONFIRMATION, address, mails.confirm(lead), null));
        if (lead.kind != LeadKind.NEWSLETTER) letters.add(Letter.answer(lead.id, address, mails.received(lead)));
        return letters;
    }
}
