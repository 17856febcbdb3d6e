package touchstone.registration.staff;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Cursor;
import touchstone.registration.staff.StaffChange.Kind;
import touchstone.registration.staff.StaffChange.Who;

/** The record of who gained and lost what, by whom. Only ever appended to. */
@ApplicationScoped
class StaffChanges {
    private static final String NEWEST = "select c.id, c.at, c.by_subject, c.by_name, c.member, c.member_name, c.kind, c.role, d.at as done_at from staff_change c "
            + "left join staff_change_done d on d.staff_change = c.id %s order by c.at desc, c.id desc";

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    StaffChanges(Mutiny.SessionFactory sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Writes down what is about to be done, does it, and writes down that it was. */
    <T> Uni<T> keeping(Who by, StaffMember member, Kind kind, String role, Uni<T> act) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return sessions.withTransaction(session -> session.createNativeQuery("insert into staff_change (id, at, by_subject, by_name, member, member_name, kind, role) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(?8 as text))")
                        .setParameter(1, id).setParameter(2, clock.instant()).setParameter(3, by.id()).setParameter(4, by.name()).setParameter(5, member.id())
                        .setParameter(6, member.username()).setParameter(7, kind.name()).setParameter(8, role).executeUpdate())
                .chain(() -> act)
                .call(() -> sessions.withTransaction(session -> session.createNativeQuery("insert into staff_change_done (staff_change, at) values (?1, ?2)")
                        .setParameter(1, id).setParameter(2, clock.instant()).executeUpdate()));
    }

    /** @param after null for the newest */
    Uni<List<StaffChange>> newest(Cursor after, int limit) {
        return sessions.withSession(session -> {
            var query = session.createNativeQuery(String.format(NEWEST, after == null ? "" : "where (c.at, c.id) < (?1, ?2)"), Object[].class);
            if (after != null) query.setParameter(1, after.at()).setParameter(2, after.id());
            return query.setMaxResults(limit).getResultList();
        }).map(rows -> rows.stream().map(row -> new StaffChange((UUID) row[0], instant(row[1]), new Who((String) row[2], (String) row[3]), new Who(row[4].toString(), (String) row[5]),
                Kind.valueOf((String) row[6]), (String) row[7], instant(row[8]))).toList());
    }

    private static Instant instant(Object at) {
        return at == null ? null : ((OffsetDateTime) at).toInstant();
    }
}
