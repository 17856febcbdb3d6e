package touchstone.registration.registration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Idempotency;
import touchstone.commons.problem.Unavailable;
import touchstone.registration.capture.Handover;
import touchstone.registration.capture.Handovers;
import touchstone.registration.consent.Consent;
import touchstone.registration.consent.Purpose;
import touchstone.registration.erasure.Tombstones;
import touchstone.registration.identity.Identity;
import touchstone.registration.identity.SignIn;
import touchstone.registration.identity.Vault;
import touchstone.registration.match.Matching;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.prospect.Prospects;
import touchstone.registration.prospect.SourceRecord;
import touchstone.registration.prospect.SourceValue;

/** Turns a signed-in person into a prospect, in one transaction: a new one, or one whom only others told of so far and who proves to be them. */
@ApplicationScoped
public class Registering {
    private final Mutiny.SessionFactory sessions;
    private final Handovers handovers;
    private final Idempotency idempotency;
    private final Vault vault;
    private final Clock clock;

    Registering(Mutiny.SessionFactory sessions, Handovers handovers, ObjectMapper json, Vault vault, Clock clock) {
        this.sessions = sessions;
        this.handovers = handovers;
        this.idempotency = new Idempotency(json);
        this.vault = vault;
        this.clock = clock;
    }

    /** What the person is asked to confirm. Fails with {@link AlreadyRegistered}, or as {@link Handovers#of} does. */
    Uni<RegistrationForm> form(SignIn signIn, UUID choice, String authorization) {
        return sessions.withSession(session -> Prospects.of(session, signIn))
                .onItem().ifNotNull().failWith(AlreadyRegistered::new)
                .chain(() -> handovers.of(signIn, choice, authorization))
                .map(handover -> RegistrationForm.of(signIn.provider(), handover));
    }

    /**
     * Fails with {@link AlreadyRegistered}, as {@link Handovers#of} or {@link Idempotency} do, or as the consents are refused.
     *
     * @param key     the {@code Idempotency-Key}, or null
     * @param channel where it happens, or null
     * @param signal  of the browser against being tracked, or null
     */
    Uni<Registered> register(SignIn signIn, UUID choice, String authorization, NewRegistration registration, String key, String channel, String signal) {
        String caller = signIn.issuer() + " " + signIn.subject();
        Instant now = clock.instant();
        return handovers.of(signIn, choice, authorization)
                .chain(handover -> sessions.withTransaction(session -> idempotency.once(session, now, caller, key, registration, Registered.class,
                        () -> Tombstones.mustNotBe(session, vault, signIn)
                                .chain(() -> Purpose.asked(session, registration.consents()))
                                .chain(purposes -> store(session, signIn, handover, registration, new Consents(purposes, signal, channel), now)))))
                .onFailure(Registering::isTaken).transform(taken -> new AlreadyRegistered())
                // A repeat gets its first answer also while the issuer is down.
                .onFailure(Unavailable.class).recoverWithUni(unavailable -> sessions
                        .withSession(session -> idempotency.stored(session, caller, key, registration, Registered.class))
                        .onItem().ifNull().failWith(unavailable));
    }

    private Uni<Registered> store(Mutiny.Session session, SignIn signIn, Handover handover, NewRegistration registration, Consents consents, Instant now) {
        Map<Attribute, SourceValue> values = new EnumMap<>(Attribute.class);
        registration.values().forEach((attribute, text) -> values.put(attribute, handover.source(attribute, text)));
        return Matching.unclaimed(session, values.get(Attribute.EMAIL)).chain(known -> {
            SourceRecord source = known == null ? SourceRecord.registration(null, handover.choice(), handover.filled(), values, now) : known.registered(handover.choice(), handover.filled(), values, now);
            Prospect prospect = known == null ? new Prospect(source) : known;
            List<Object> rows = new ArrayList<>(List.of(prospect, new Identity(prospect.id(), signIn, handover.kept(), vault, now), source));
            rows.addAll(Consent.all(prospect.id(), registration.consents(), consents.purposes(), consents.signal(), consents.channel(), now));
            return session.persistAll(rows.toArray()).call(session::flush).call(() -> Matching.propose(session, prospect, now)).replaceWith(new Registered(prospect.id(), now));
        });
    }

    /** What the consents of a form are to be read with. */
    private record Consents(Map<String, Purpose> purposes, String signal, String channel) {}

    /** Two registrations of one person at the same moment: the second waits for the first and then meets the constraint. */
    private static boolean isTaken(Throwable failure) {
        return failure instanceof ConstraintViolationException violation && Identity.UNIQUE.equals(violation.getConstraintName());
    }
}
