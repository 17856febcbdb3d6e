package touchstone.lead.routing;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.Leads;
import touchstone.lead.link.Texts;
import touchstone.lead.mail.Letter;
import touchstone.lead.mail.MailDispatcher;
import touchstone.lead.mail.MailText;
import touchstone.lead.mail.Outbox;
import touchstone.lead.team.Absences;
import touchstone.lead.team.Team;
import touchstone.lead.team.TeamDefinition.Member;

/**
 * Warns who looks after a lead when most of the time that their team promises has passed, gives it to somebody else if they are away, and tells whom the team names when all of
 * it has. Any number of instances may run: each lead is told of once.
 */
@ApplicationScoped
public class ResponseClock {
    private static final Logger log = Logger.getLogger(ResponseClock.class);
    private static final int BATCH = 50;

    private final Mutiny.SessionFactory sessions;
    private final Leads leads;
    private final Routing routing;
    private final Absences absences;
    private final Outbox outbox;
    private final MailDispatcher dispatcher;
    private final Texts texts;
    private final Clock clock;

    ResponseClock(Mutiny.SessionFactory sessions, Leads leads, Routing routing, Absences absences, Outbox outbox, MailDispatcher dispatcher, Texts texts, Clock clock) {
        this.sessions = sessions;
        this.leads = leads;
        this.routing = routing;
        this.absences = absences;
        this.outbox = outbox;
        this.dispatcher = dispatcher;
        this.texts = texts;
        this.clock = clock;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return tell(clock.instant())
                .onFailure().invoke(failure -> log.warnf("time to answer not looked at, trying again cause=%s", failure))
                .onFailure().recoverWithNull();
    }

    /** Tells of all that is due by then. */
    Uni<Void> tell(Instant now) {
        return sessions.withTransaction(session -> leads.toWarn(session, now, BATCH).call(due -> each(due, lead -> warn(session, lead, now)))
                        .chain(warned -> leads.toEscalate(session, now, BATCH).call(due -> each(due, lead -> escalate(session, lead, now)))
                                .map(escalated -> warned.size() == BATCH || escalated.size() == BATCH)))
                .invoke(dispatcher::nudge)
                .chain(more -> more ? tell(now) : Uni.createFrom().voidItem());
    }

    private static Uni<Void> each(List<Lead> due, java.util.function.Function<Lead, Uni<Void>> act) {
        return Multi.createFrom().iterable(due).onItem().transformToUniAndConcatenate(act::apply).collect().asList().replaceWithVoid();
    }

    private Uni<Void> warn(Mutiny.Session session, Lead lead, Instant now) {
        return session.find(Team.class, lead.team()).chain(team -> present(session, lead, team, now).chain(member -> {
            lead.warned(now);
            return member.map(it -> outbox.add(session, Letter.work(lead.id(), it.email(), text("work.soon", it.readsIn(), team, lead))))
                    .orElseGet(() -> Uni.createFrom().voidItem());
        }));
    }

    /** Who looks after it, or somebody who now does because they are away; empty if nobody is there. */
    private Uni<Optional<Member>> present(Mutiny.Session session, Lead lead, Team team, Instant now) {
        Optional<Member> present = team.definition().members().stream().filter(member -> member.id().equals(lead.assigneeId())).findFirst();
        return absences.away(session, present.map(member -> List.of(member.id())).orElse(List.of()), now).chain(away -> {
            // Somebody outside the team was chosen by a person.
            if (lead.assigneeId() != null && away.isEmpty()) return Uni.createFrom().item(present);
            return routing.another(session, lead, team, now).invoke(other -> other.ifPresent(it -> lead.handOn(it.id(), it.name(), now)));
        });
    }

    private Uni<Void> escalate(Mutiny.Session session, Lead lead, Instant now) {
        return session.find(Team.class, lead.team()).chain(team -> {
            lead.overdue(now);
            return outbox.add(session, Letter.work(lead.id(), team.definition().escalateTo(), text("work.overdue", head(team), team, lead)));
        });
    }

    /** What whoever is told of what is overdue reads: nothing is known but the address, unless it is one of the team's. */
    private static String head(Team team) {
        return team.definition().members().stream().filter(member -> member.email().equalsIgnoreCase(team.definition().escalateTo())).findFirst().map(Member::readsIn).orElse("en");
    }

    private MailText text(String what, String locale, Team team, Lead lead) {
        String language = texts.language(locale);
        String about = lead.product() == null ? lead.kind().name().toLowerCase().replace('_', ' ') : lead.product().name();
        var when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT).withLocale(Locale.forLanguageTag(language)).withZone(ZoneId.of(team.definition().hours().zone()));
        return MailText.of(texts.text(language, what, about, lead.id(), when.format(lead.respondBy()) + " " + team.definition().hours().zone()), language);
    }
}
