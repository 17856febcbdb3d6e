package touchstone.registration.rule;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.registration.provider.Claim;
import touchstone.registration.rule.CapturePolicy.Decision;

/** The decisions on the claims of one provider, and the rules of providers. */
public final class Policies {
    private static final String CURRENT = "from CapturePolicy c where c.provider = :provider and c.revision = "
            + "(select max(o.revision) from CapturePolicy o where o.provider = c.provider and o.claim = c.claim)";
    private final Map<String, CapturePolicy> byClaim;

    private Policies(List<CapturePolicy> policies) {
        byClaim = policies.stream().collect(Collectors.toMap(CapturePolicy::claim, Function.identity()));
    }

    public static Uni<Policies> of(Mutiny.Session session, String provider) {
        return session.createSelectionQuery(CURRENT, CapturePolicy.class).setParameter("provider", provider).getResultList().map(Policies::new);
    }

    /** The rules that hold, of all providers, by alias. */
    public static Uni<Map<String, Rules>> rules(Mutiny.Session session) {
        return session.createSelectionQuery("from Rules r where r.revision = (select max(o.revision) from Rules o where o.provider = r.provider)", Rules.class)
                .getResultList().map(all -> all.stream().collect(Collectors.toMap(Rules::provider, Function.identity())));
    }

    /** The rules that hold for a provider: where nobody wrote any, those that allow nothing. */
    public static Uni<Rules> rules(Mutiny.Session session, String provider) {
        return session.createSelectionQuery("from Rules r where r.provider = :provider order by r.revision desc", Rules.class).setParameter("provider", provider)
                .setMaxResults(1).getSingleResultOrNull().map(rules -> rules == null ? Rules.nothing(provider) : rules);
    }

    /** What we decline, of all providers: {@code <provider> <claim>}. */
    public static Uni<Set<String>> declined(Mutiny.Session session) {
        return session.createSelectionQuery("from CapturePolicy c where c.decision = DECLINE and c.revision = "
                + "(select max(o.revision) from CapturePolicy o where o.provider = c.provider and o.claim = c.claim)", CapturePolicy.class)
                .getResultList().map(all -> all.stream().map(policy -> policy.provider() + " " + policy.claim()).collect(Collectors.toSet()));
    }

    public Decision decision(Claim claim) {
        return find(claim.name()).map(CapturePolicy::decision).orElse(claim.fills() == null ? Decision.SHOW_ONLY : Decision.CAPTURE);
    }

    /** Without what we decline. */
    public List<Claim> asked(Collection<Claim> claims) {
        return claims.stream().filter(claim -> claim.required() || decision(claim) != Decision.DECLINE).toList();
    }

    Optional<CapturePolicy> find(String claim) {
        return Optional.ofNullable(byClaim.get(claim));
    }
}
