package touchstone.registration.gate;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.rule.Policies;
import touchstone.registration.rule.Rules;
import touchstone.registration.rule.Use;

/**
 * The one place that says what may leave: to sales, in an export, by an event, by mail. It fails closed: a value from a provider without rules, or one whose rules say no,
 * stays here, and so does all of a person who had the use of their data restricted (GDPR, article 18). What a person typed is theirs to give.
 */
public final class Gate {
    /** The purpose of scores. */
    public static final String PROFILING = "profiling";
    /** The purpose of selling, and of passing on in whatever way. */
    private static final String SHARING = "sharing";
    private final Map<String, Rules> rules;

    Gate(Map<String, Rules> rules) {
        this.rules = rules;
    }

    /** The gate as the rules are now. */
    public static Uni<Gate> open(Mutiny.Session session) {
        return Policies.rules(session).map(Gate::new);
    }

    /** Whether a value of the golden record may be used so. */
    public boolean lets(Use use, Prospect prospect, Attribute attribute) {
        if (use == Use.SCORE && prospect.objectsTo(PROFILING) || use == Use.SELL && prospect.objectsTo(SHARING)) return false;
        return !prospect.isRestricted() && prospect.provider(attribute).map(provider -> lets(use, provider)).orElse(true);
    }

    /** Whether what this provider said may be used so. */
    public boolean lets(Use use, String provider) {
        Rules found = rules.get(provider);
        return found != null && found.allows(use);
    }
}
