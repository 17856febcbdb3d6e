package touchstone.registration.prospect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.Clock;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Revision;
import touchstone.registration.identity.SignIn;

/** Lets prospects correct what we hold on them, one transaction per change. */
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

    /** Fails with {@link NotRegistered}, {@link Revision.RevisionOutdated} or what is wrong with the patch. */
    Uni<Prospect> rectify(SignIn signIn, Revision expected, ObjectNode patch) {
        return sessions.withTransaction(session -> Prospects.lockedOf(session, signIn)
                .onItem().ifNull().failWith(NotRegistered::new)
                .invoke(prospect -> prospect.revision().mustBe(expected))
                .call(prospect -> patched(prospect.profile(), patch).chain(wanted -> prospect.rectify(wanted, clock.instant())
                        .map(session::persist).orElseGet(() -> Uni.createFrom().voidItem())))
                // The revision advances only at flush, and the reply's ETag must carry the new one.
                .call(session::flush));
    }

    /** RFC 7396; a profile is flat, so that merging is replacing members. What only the merged profile tells, such as a missing name, is validated here. */
    private Uni<Profile> patched(Profile present, ObjectNode patch) {
        ObjectNode merged = json.valueToTree(present);
        merged.setAll(patch);
        try {
            Profile profile = json.treeToValue(merged, Profile.class);
            var violations = validator.validate(profile, Profile.Whole.class);
            return violations.isEmpty() ? Uni.createFrom().item(profile) : Uni.createFrom().failure(new ConstraintViolationException(violations));
        } catch (JsonProcessingException malformed) {
            return Uni.createFrom().failure(malformed);
        }
    }
}
