package touchstone.lead.booking;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Revision;
import touchstone.lead.booking.Bookings.Taken;
import touchstone.lead.booking.Bookings.Wanted;
import touchstone.lead.booking.CalendarDefinition.Host;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.LeadKind;
import touchstone.lead.lead.LeadStatus;
import touchstone.lead.lead.Leads;
import touchstone.lead.lead.OnWithdrawal;
import touchstone.lead.mail.Letter;
import touchstone.lead.mail.MailDispatcher;
import touchstone.lead.mail.Outbox;
import touchstone.lead.team.Absences;

/** Lets a prospect pick when they are shown something, and both sides know of it by their calendars. Booking and mails are one transaction. */
@ApplicationScoped
public class Picking implements OnWithdrawal {
    /** The calendar that requests are picked in. */
    private static final String DEMOS = "demos";
    private static final Duration WEEK = Duration.ofDays(7);

    private final Mutiny.SessionFactory sessions;
    private final Bookings bookings;
    private final Leads leads;
    private final Absences absences;
    private final DemoMails mails;
    private final Outbox outbox;
    private final MailDispatcher dispatcher;
    private final Clock clock;

    Picking(Mutiny.SessionFactory sessions, Bookings bookings, Leads leads, Absences absences, DemoMails mails, Outbox outbox, MailDispatcher dispatcher, Clock clock) {
        this.sessions = sessions;
        this.bookings = bookings;
        this.leads = leads;
        this.absences = absences;
        this.mails = mails;
        this.outbox = outbox;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** What is free from then on for so many days. Fails with {@link CalendarNotFound}. */
    Uni<List<Instant>> free(String calendar, Instant from, int days) {
        Instant now = clock.instant();
        Instant begin = from == null || from.isBefore(now) ? now : from;
        return sessions.withSession(session -> calendar(session, calendar).chain(found -> free(session, found.definition, begin, begin.plus(Duration.ofDays(days)), now)))
                .map(slots -> List.copyOf(slots.keySet()));
    }

    private Uni<Map<Instant, List<Host>>> free(Mutiny.Session session, CalendarDefinition calendar, Instant from, Instant until, Instant now) {
        Map<Instant, List<Host>> slots = calendar.slots(from, until, now);
        List<String> hosts = calendar.hosts().stream().map(Host::id).toList();
        return bookings.taken(session, hosts, from.minus(calendar.length()), until.plus(calendar.length()).plus(calendar.buffer()))
                .chain(taken -> absences.of(session, hosts, from, until.plus(calendar.length()).plus(calendar.buffer())).map(away -> {
                    List<Taken> busy = new ArrayList<>(taken);
                    away.forEach(absence -> busy.add(new Taken(absence.person(), absence.since(), absence.until())));
                    slots.forEach((start, able) -> able.removeIf(host -> busy.stream().anyMatch(it -> it.host().equals(host.id())
                            && it.from().isBefore(start.plus(calendar.length()).plus(calendar.buffer())) && it.until().isAfter(start))));
                    slots.values().removeIf(List::isEmpty);
                    return slots;
                }));
    }

    /** What can be done about a demo, a week from then on; null if nothing. @param zone that they chose, or null @param from or null: now */
    public Uni<DemoOffer> offer(Lead lead, String zone, Instant from) {
        Instant now = clock.instant();
        Instant begin = from == null || Pick.known(from) == null || from.isBefore(now) ? now : Pick.known(from);
        return sessions.withSession(session -> bookings.next(session, lead.id()).chain(booked -> {
            if (lead.isErased() || (booked == null ? lead.kind() != LeadKind.DEMO_REQUEST || lead.status() != LeadStatus.ACCEPTED : booked.startsAt.isBefore(now))) return Uni.createFrom().nullItem();
            return session.find(DemoCalendar.class, booked == null ? DEMOS : booked.calendar).chain(calendar -> calendar == null ? Uni.createFrom().nullItem()
                    : offer(session, lead, booked, calendar.definition, zone, begin, now));
        }));
    }

    private Uni<DemoOffer> offer(Mutiny.Session session, Lead lead, Booking booked, CalendarDefinition calendar, String zone, Instant begin, Instant now) {
        boolean open = lead.status() == LeadStatus.ACCEPTED;
        ZoneId clocks = Stream.of(Zones.named(zone), booked == null ? null : ZoneId.of(booked.zone), Zones.guess(lead), ZoneId.of(calendar.hosts().get(0).hours().zone())).filter(Objects::nonNull).findFirst().orElseThrow();
        Instant end = begin.plus(WEEK);
        boolean ends = end.isAfter(now.plus(Duration.ofDays(calendar.horizonDays())));
        return (open ? free(session, calendar, begin, end, now) : Uni.createFrom().item(Map.<Instant, List<Host>>of())).map(slots -> new DemoOffer(
                booked == null ? null : new DemoOffer.Demo(booked.startsAt, booked.host.name(), calendar.place()), clocks, open, List.copyOf(slots.keySet()),
                begin.equals(now) ? null : begin.minus(WEEK), ends ? null : end));
    }

    /** As {@link #pick}, or {@link #move} if one is to come; sent again, it is left as it is. */
    Uni<Booking> pickOrMove(UUID lead, Pick pick) {
        return sessions.withSession(session -> bookings.next(session, lead))
                .chain(present -> present == null ? pick(lead, pick) : present.startsAt.equals(pick.instant()) ? Uni.createFrom().item(present) : move(lead, pick));
    }

    /** Fails with {@link DemoNotOffered}, {@link AlreadyBooked}, {@link TimeSkipped}, {@link SlotNotOffered}, {@link SlotTaken} or {@link CalendarNotFound}. */
    Uni<Booking> pick(UUID lead, Pick pick) {
        Instant start = pick.instant();
        Instant now = clock.instant();
        return sessions.withTransaction(session -> leads.accepted(session, lead, DemoNotOffered::new)
                        .call(() -> bookings.next(session, lead).invoke(present -> {
                            if (present != null) throw new AlreadyBooked();
                        }))
                        .chain(it -> calendar(session, pick.calendarOrDemos()).chain(calendar -> keep(session, it, calendar,
                                new Wanted(UuidCreator.getTimeOrderedEpoch(), 0, lead, calendar.id, start, pick.zone(), 0, now), now))))
                .invoke(dispatcher::nudge);
    }

    /** As {@link #pick}, and with {@link BookingNotFound} if there is none to move. It keeps its id and counts one change more. */
    Uni<Booking> move(UUID lead, Pick pick) {
        Instant start = pick.instant();
        Instant now = clock.instant();
        return sessions.withTransaction(session -> leads.accepted(session, lead, DemoNotOffered::new)
                        .chain(it -> bookings.next(session, lead).onItem().ifNull().failWith(BookingNotFound::new).chain(present -> calendar(session, present.calendar).chain(calendar -> {
                            session.detach(present);
                            return bookings.remove(session, present.id)
                                    .chain(() -> keep(session, it, calendar, new Wanted(present.id, present.revision + 1, lead, calendar.id, start, pick.zone(), present.sequence + 1, present.createdAt), now));
                        }))))
                .invoke(dispatcher::nudge);
    }

    private Uni<Booking> keep(Mutiny.Session session, Lead lead, DemoCalendar calendar, Wanted wanted, Instant now) {
        CalendarDefinition definition = calendar.definition;
        List<Host> working = definition.slots(wanted.start(), wanted.start().plusMillis(1), now).get(wanted.start());
        if (working == null) return Uni.createFrom().failure(new SlotNotOffered());
        return free(session, definition, wanted.start(), wanted.start().plusMillis(1), now)
                .map(slots -> slots.getOrDefault(wanted.start(), List.of()))
                .chain(able -> first(session, able, wanted, definition))
                .chain(() -> session.find(Booking.class, wanted.id()))
                .call(booking -> outbox.add(session, Letter.answer(lead.id(), lead.contact().email(), mails.booked(lead, booking, definition)).with(Invitation.request(booking, lead.contact(), mails.summary(lead, definition), definition.place(), now))))
                .call(booking -> outbox.add(session, Letter.work(lead.id(), booking.hostEmail, mails.forHost(lead, booking, definition)).with(Invitation.request(booking, lead.contact(), mails.summary(lead, definition), definition.place(), now))));
    }

    /** The first of them who is still free; somebody else may be picking just now. */
    private Uni<Void> first(Mutiny.Session session, List<Host> able, Wanted wanted, CalendarDefinition calendar) {
        if (able.isEmpty()) return Uni.createFrom().failure(new SlotTaken());
        return bookings.keep(session, wanted, able.get(0), calendar).chain(kept -> kept ? Uni.createFrom().voidItem() : first(session, able.subList(1, able.size()), wanted, calendar));
    }

    /** For who asked. Fails with {@link BookingNotFound}. */
    Uni<Booking> cancelNext(UUID lead) {
        return sessions.withTransaction(session -> bookings.next(session, lead).onItem().ifNull().failWith(BookingNotFound::new)
                        .chain(booking -> bookings.getForChange(session, booking.id)).call(booking -> cancel(session, booking)))
                .invoke(dispatcher::nudge);
    }

    /** For sales. Fails with {@link BookingNotFound}, {@link BookingSettled}, or as outdated. */
    Uni<Booking> cancel(UUID id, Revision expected) {
        return sessions.withTransaction(session -> bookings.getForChange(session, id).invoke(booking -> booking.revision().mustBe(expected)).call(booking -> cancel(session, booking)))
                .invoke(dispatcher::nudge);
    }

    private Uni<Void> cancel(Mutiny.Session session, Booking booking) {
        booking.cancel();
        Instant now = clock.instant();
        return leads.require(session, booking.lead).chain(lead -> calendar(session, booking.calendar).chain(calendar -> {
            var part = Invitation.cancel(booking, lead.contact(), mails.summary(lead, calendar.definition), calendar.definition.place(), now);
            return outbox.add(session, Letter.answer(lead.id(), lead.contact().email(), mails.cancelled(lead, booking, calendar.definition)).with(part))
                    .chain(() -> outbox.add(session, Letter.work(lead.id(), booking.hostEmail, mails.forHost(lead, booking, calendar.definition)).with(part)));
        })).chain(session::flush);
    }

    @Override
    public Uni<Void> withdrawn(Mutiny.Session session, Lead lead, Instant now) {
        return bookings.next(session, lead.id()).chain(next -> next == null || !next.startsAt.isAfter(now) ? Uni.createFrom().voidItem()
                : bookings.getForChange(session, next.id).chain(booking -> cancel(session, booking)));
    }

    /** Cancels what is to come for people who are just erased, in the caller's transaction; the hosts are told, without saying who it was. */
    public Uni<Void> cancelErased(Mutiny.Session session, UUID erasure) {
        Instant now = clock.instant();
        return bookings.nextOfErased(session, erasure, now).chain(next -> Multi.createFrom().iterable(next).onItem().transformToUniAndConcatenate(booking -> {
            booking.cancel();
            return calendar(session, booking.calendar).chain(calendar -> outbox.add(session, Letter.work(booking.lead, booking.hostEmail, mails.erased(booking, calendar.definition))
                    .with(Invitation.cancel(booking, null, calendar.definition.name(), calendar.definition.place(), now))));
        }).collect().last()).chain(session::flush);
    }

    /** Fails with {@link BookingNotFound}, {@link BookingSettled}, {@link DemoNotOver}, or as outdated. */
    Uni<Booking> settle(UUID id, Revision expected, Booking.State outcome) {
        return sessions.withTransaction(session -> bookings.getForChange(session, id).invoke(booking -> {
            booking.revision().mustBe(expected);
            booking.settle(outcome, clock.instant());
        }).call(session::flush));
    }

    Uni<List<Booking>> of(UUID lead) {
        return sessions.withSession(session -> leads.require(session, lead).chain(() -> bookings.of(session, lead)));
    }

    private static Uni<DemoCalendar> calendar(Mutiny.Session session, String id) {
        return session.find(DemoCalendar.class, id).onItem().ifNull().failWith(CalendarNotFound::new);
    }
}
