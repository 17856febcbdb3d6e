package touchstone.registration.objection;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.registration.consent.Purpose;
import touchstone.registration.consent.PurposeUnknown;
import touchstone.registration.event.Outbox;
import touchstone.registration.identity.SignIn;
import touchstone.registration.prospect.NotRegistered;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.prospect.Prospects;

/** Records what people object to: from then on the gate lets nothing through for that purpose, whatever they agreed to before. */
@ApplicationScoped
public class Objections {
    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final Clock clock;

    Objections(Mutiny.SessionFactory sessions, Outbox outbox, Clock clock) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Schema(name = "Objection")
    public record Objection(String purpose, @Schema(description = "false where they took it back") boolean objects, String channel, Instant saidAt) {}

    /** Without effect where they said so already. Fails with {@link PurposeUnknown} or {@code NotRegistered}. */
    Uni<Void> say(SignIn signIn, String purpose, boolean objects, String channel) {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> Purpose.all(session).invoke(known -> {
                    if (!known.containsKey(purpose)) throw new PurposeUnknown(purpose);
                })
                .chain(() -> Prospects.lockedOf(session, signIn)).onItem().ifNull().failWith(NotRegistered::new)
                .chain(me -> me.object(purpose, objects) ? append(session, me, purpose, objects, channel, now).chain(() -> objects ? tell(session, me, purpose, now) : Uni.createFrom().voidItem()) : Uni.createFrom().voidItem()));
    }

    /** Whoever holds a yes to that purpose elsewhere must not use it any more: to them it is as if it were taken back. */
    private Uni<Void> tell(Mutiny.Session session, Prospect me, String purpose, Instant now) {
        return outbox.add(session, "touchstone.consent.withdrawn", "prospect/" + me.id(), Map.of("prospect", me.id(), "purpose", purpose), now);
    }

    private static Uni<Void> append(Mutiny.Session session, Prospect me, String purpose, boolean objects, String channel, Instant now) {
        return session.createNativeQuery("insert into objection (id, prospect, purpose, objects, channel, said_at) values (?1, ?2, ?3, ?4, cast(?5 as text), ?6)").setParameter(1, UuidCreator.getTimeOrderedEpoch())
                .setParameter(2, me.id()).setParameter(3, purpose).setParameter(4, objects).setParameter(5, channel).setParameter(6, now).executeUpdate().replaceWithVoid();
    }

    Uni<List<Objection>> log(SignIn signIn) {
        return sessions.withSession(session -> Prospects.me(session, signIn).chain(me -> of(session, me)));
    }

    /** All that somebody ever objected to, the latest first; at most 1000. */
    public static Uni<List<Objection>> of(Mutiny.Session session, Prospect me) {
        return session.createNativeQuery("select purpose, objects, channel, said_at from objection where prospect = ?1 order by said_at desc, id desc", Object[].class).setParameter(1, me.id()).setMaxResults(1000)
                .getResultList().map(rows -> rows.stream().map(row -> new Objection((String) row[0], (Boolean) row[1], (String) row[2], ((OffsetDateTime) row[3]).toInstant())).toList());
    }
}
