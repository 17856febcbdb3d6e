package touchstone.lead.booking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.lead.booking.CalendarDefinition.Host;

/** The bookings as stored. */
@ApplicationScoped
class Bookings {
    /** A host's time that is taken. */
    record Taken(String host, Instant from, Instant until) {}

    /** A demo to be kept. */
    record Wanted(UUID id, long revision, UUID lead, String calendar, Instant start, String zone, int sequence, Instant createdAt) {}

    Uni<List<Taken>> taken(Mutiny.Session session, List<String> hosts, Instant from, Instant until) {
        return session.createSelectionQuery("select new touchstone.lead.booking.Bookings$Taken(host.id, startsAt, freeAgainAt) from Booking where host.id in :hosts and state = BOOKED and startsAt < :until and freeAgainAt > :from", Taken.class)
                .setParameter("hosts", hosts).setParameter("from", from).setParameter("until", until).getResultList();
    }

    /** Keeps it, if the host is free: of many who pick at once, the database lets one. @return whether it is kept */
    Uni<Boolean> keep(Mutiny.Session session, Wanted wanted, Host host, CalendarDefinition calendar) {
        Instant end = wanted.start().plus(calendar.length());
        return session.createNativeQuery("insert into booking (id, revision, lead, calendar, host_id, host_name, host_email, starts_at, ends_at, free_again_at, zone, state, sequence, created_at) "
                        + "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'BOOKED', ?12, ?13) on conflict do nothing")
                .setParameter(1, wanted.id()).setParameter(2, wanted.revision()).setParameter(3, wanted.lead()).setParameter(4, wanted.calendar())
                .setParameter(5, host.id()).setParameter(6, host.name()).setParameter(7, host.email())
                .setParameter(8, wanted.start()).setParameter(9, end).setParameter(10, end.plus(calendar.buffer()))
                .setParameter(11, wanted.zone()).setParameter(12, wanted.sequence()).setParameter(13, wanted.createdAt()).executeUpdate().map(kept -> kept == 1);
    }

    Uni<Void> remove(Mutiny.Session session, UUID id) {
        return session.createNativeQuery("delete from booking where id = ?1").setParameter(1, id).executeUpdate().replaceWithVoid();
    }

    /** The one that is to come, or null. */
    Uni<Booking> next(Mutiny.Session session, UUID lead) {
        return session.createSelectionQuery("from Booking where lead = :lead and state = BOOKED", Booking.class).setParameter("lead", lead).getSingleResultOrNull();
    }

    /** Those to come of people who are just erased. */
    Uni<List<Booking>> nextOfErased(Mutiny.Session session, UUID erasure, Instant now) {
        return session.createSelectionQuery("from Booking where state = BOOKED and startsAt > :now and lead in (select id from Lead where erasure = :erasure)", Booking.class)
                .setParameter("now", now).setParameter("erasure", erasure).getResultList();
    }

    /** All, oldest first. */
    Uni<List<Booking>> of(Mutiny.Session session, UUID lead) {
        return session.createSelectionQuery("from Booking where lead = :lead order by createdAt, id", Booking.class).setParameter("lead", lead).setMaxResults(200).getResultList();
    }

    /** Fails with {@link BookingNotFound}. */
    Uni<Booking> getForChange(Mutiny.Session session, UUID id) {
        return session.find(Booking.class, id, LockMode.PESSIMISTIC_WRITE).onItem().ifNull().failWith(BookingNotFound::new);
    }
}
