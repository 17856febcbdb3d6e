package touchstone.registration.rule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Revision;
import touchstone.registration.provider.Claim;
import touchstone.registration.provider.Provider;
import touchstone.registration.provider.Providers;

/** Lets stewards decide what may be done with what providers hand over. */
@ApplicationScoped
public class Deciding {
    private static final String ALLOWED = "select claim, count(*) from source_record r join capture_choice c on c.id = r.capture_choice cross join unnest(c.claims) claim where c.provider = ?1 group by claim";
    private static final String FILLED = ALLOWED.replace("c.claims", "r.filled");
    private static final String CONFIRMED = "select claim, count(*) from source_value where provider = ?1 and claim is not null group by claim";
    private static final String WON = "select claim, count(*) from won_claim where provider = ?1 group by claim";
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    Deciding(Mutiny.SessionFactory sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    Uni<Rules> rules(String alias) {
        return sessions.withSession(session -> Providers.get(session, alias).chain(() -> Policies.rules(session, alias)));
    }

    Uni<List<Rules>> history(String alias) {
        return sessions.withSession(session -> Providers.get(session, alias).chain(() -> session
                .createSelectionQuery("from Rules r where r.provider = :provider order by r.revision desc", Rules.class).setParameter("provider", alias).setMaxResults(200).getResultList()));
    }

    /** Fails with {@link Revision.RevisionOutdated}, also when somebody else decides at the same moment. */
    Uni<Rules> decide(String alias, Revision expected, NewRules wanted, String by) {
        return sessions.withTransaction(session -> Providers.get(session, alias).chain(() -> Policies.rules(session, alias))
                .invoke(present -> present.revision().mustBe(expected))
                .chain(present -> {
                    Rules next = new Rules(alias, present.number() + 1, wanted, by, clock.instant());
                    return session.persist(next).call(session::flush).replaceWith(next);
                })).onFailure(ConstraintViolationException.class).transform(raced -> new Revision.RevisionOutdated(expected));
    }

    Uni<List<CapturePolicyView>> policies(String alias) {
        return sessions.withSession(session -> Providers.get(session, alias).chain(provider -> Policies.of(session, alias)
                .chain(policies -> help(session, provider).map(help -> provider.claims().stream().filter(claim -> !claim.required())
                        .map(claim -> CapturePolicyView.of(alias, claim, policies, help.get(claim.name()))).toList()))));
    }

    /** Fails with {@link ClaimNotFound} or {@link Revision.RevisionOutdated}. A claim that nobody has decided on has revision 0. */
    Uni<CapturePolicyView> decide(String alias, String name, Revision expected, NewCapturePolicy wanted, String by) {
        return sessions.withTransaction(session -> Providers.get(session, alias).chain(provider -> {
            Claim claim = provider.claims().stream().filter(one -> !one.required() && one.name().equals(name)).findFirst().orElseThrow(ClaimNotFound::new);
            return Policies.of(session, alias).chain(policies -> {
                long present = policies.find(name).map(CapturePolicy::number).orElse(0L);
                new Revision(present).mustBe(expected);
                return session.persist(new CapturePolicy(alias, name, present + 1, wanted.decision(), wanted.reason(), by, clock.instant())).call(session::flush);
            }).chain(() -> Policies.of(session, alias)).chain(policies -> help(session, provider)
                    .map(help -> CapturePolicyView.of(alias, claim, policies, help.get(name))));
        })).onFailure(ConstraintViolationException.class).transform(raced -> new Revision.RevisionOutdated(expected));
    }

    /** Of each claim, how often it helped. */
    private static Uni<Map<String, Help>> help(Mutiny.Session session, Provider provider) {
        return count(session, ALLOWED, provider).chain(allowed -> count(session, FILLED, provider).chain(filled -> count(session, CONFIRMED, provider).chain(confirmed -> count(session, WON, provider)
                .map(won -> provider.claims().stream().map(Claim::name).collect(Collectors.toMap(Function.identity(), claim -> new Help(allowed.getOrDefault(claim, 0L), filled.getOrDefault(claim, 0L),
                        confirmed.getOrDefault(claim, 0L), won.getOrDefault(claim, 0L))))))));
    }

    private static Uni<Map<String, Long>> count(Mutiny.Session session, String query, Provider provider) {
        return session.createNativeQuery(query, Object[].class).setParameter(1, provider.alias()).getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue())));
    }
}
