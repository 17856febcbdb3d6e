package touchstone.registration.prospect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Revision;
import touchstone.registration.consent.Purpose;
import touchstone.registration.consent.PurposeUnknown;
import touchstone.registration.identity.SignIn;
import touchstone.registration.match.Matching;

/** Lets prospects, and stewards for them, correct what we hold, one transaction per change. */
@ApplicationScoped
public class Rectification {
    private final Mutiny.SessionFactory sessions;
    private final ObjectMapper json;
    private final Validator validator;
    private final Clock clock;

    Rectification(Mutiny.SessionFactory sessions, ObjectMapper json, Validator validator, Clock clock) {
        this.sessions = sessions;
        this.json = json;
        this.validator = validator;
        this.clock = clock;
    }

    /** Fails with {@link NotRegistered}, {@link Revision.RevisionOutdated}, as {@link ItemRefused} says, or with what is wrong with the patch. */
    Uni<Prospect> rectify(SignIn signIn, Revision expected, ObjectNode patch) {
        return sessions.withTransaction(session -> Prospects.lockedOf(session, signIn)
                .onItem().ifNull().failWith(NotRegistered::new)
                .call(prospect -> change(session, prospect, expected, patch, wanted -> prospect.rectify(wanted, clock.instant()))));
    }

    /**
     * Fails with {@link ProspectNotFound}, or as {@link #rectify} does.
     *
     * @param by who of our people
     */
    <T> Uni<T> correct(UUID id, Revision expected, ObjectNode patch, String by, BiFunction<Mutiny.Session, Prospect, Uni<T>> answer) {
        return sessions.withTransaction(session -> Prospects.findLocked(session, id)
                .call(prospect -> change(session, prospect, expected, patch, wanted -> prospect.correct(wanted, by, clock.instant())))
                .chain(prospect -> answer.apply(session, prospect)));
    }

    private Uni<Void> change(Mutiny.Session session, Prospect prospect, Revision expected, ObjectNode patch, Function<Profile, Optional<SourceRecord>> change) {
        prospect.revision().mustBe(expected);
        return patched(prospect.profile(), patch)
                .call(wanted -> mustKnow(session, wanted))
                .chain(wanted -> change.apply(wanted).map(record -> session.persist(record).chain(() -> Matching.propose(session, prospect, clock.instant()))).orElseGet(() -> Uni.createFrom().voidItem()))
                // The revision advances only at flush, and the reply's ETag must carry the new one.
                .call(session::flush);
    }

    /** RFC 7396; what a profile holds are texts and lists, so that merging is replacing members. What only the merged profile tells, such as a missing name, is validated here. */
    private Uni<Profile> patched(Profile present, ObjectNode patch) {
        ObjectNode merged = json.valueToTree(present);
        merged.setAll(patch);
        try {
            Profile profile = json.treeToValue(merged, Profile.class);
            // Who was imported without a name need not get one with the first correction.
            var violations = validator.validate(profile, present.isWhole() ? Profile.Whole.class : Default.class);
            return violations.isEmpty() ? Uni.createFrom().item(profile) : Uni.createFrom().failure(new ConstraintViolationException(violations));
        } catch (JsonProcessingException malformed) {
            return Uni.createFrom().failure(malformed);
        }
    }

    private static Uni<Void> mustKnow(Mutiny.Session session, Profile wanted) {
        Set<String> named = wanted.channels().stream().flatMap(channel -> channel.optOuts().stream()).collect(Collectors.toSet());
        if (named.isEmpty()) return Uni.createFrom().voidItem();
        return Purpose.all(session).invoke(known -> named.stream().filter(code -> !known.containsKey(code)).findFirst().ifPresent(code -> {
            throw new PurposeUnknown(code);
        })).replaceWithVoid();
    }
}
