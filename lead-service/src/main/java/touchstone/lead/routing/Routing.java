package touchstone.lead.routing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.lead.lead.CompanyDomain;
import touchstone.lead.lead.Lead;
import touchstone.lead.lead.Leads;
import touchstone.lead.lead.Router;
import touchstone.lead.routing.Rule.Matter;
import touchstone.lead.product.SeenProduct;
import touchstone.lead.team.Absences;
import touchstone.lead.team.Team;
import touchstone.lead.team.TeamDefinition;
import touchstone.lead.team.TeamDefinition.Member;

/** Finds who looks after a lead. Whom it goes to is never lost: if nobody of the team is there, the team has it, and its clock runs. */
@ApplicationScoped
public class Routing implements Router {
    private static final double WARNED_AFTER = 0.75;

    private final Leads leads;
    private final Absences absences;
    /** Whose turn it is. Each instance counts for itself: in the long run all get as many. */
    private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();

    Routing(Leads leads, Absences absences) {
        this.leads = leads;
        this.absences = absences;
    }

    /** The rules as they were read last. */
    private volatile Known known;

    private record Known(long revision, List<Rule> list) {}

    /** @param rule which one fits @param member who gets it, or null: nobody is there */
    record Found(Rule rule, Team team, Member member) {}

    @Override
    public boolean isNeeded(Lead lead, long revision) {
        Known rules = known;
        return rules == null || rules.revision != revision || rules.list.stream().anyMatch(rule -> rule.fits(matter(lead)));
    }

    @Override
    public Uni<Void> route(Mutiny.Session session, Lead lead, Instant now) {
        return find(session, matter(lead), now).invoke(found -> found.ifPresent(it -> {
            TeamDefinition team = it.team().definition();
            Duration promised = team.promised();
            Member member = it.member();
            lead.route(it.team().id(), member == null ? null : member.id(), member == null ? null : member.name(), it.rule().name(),
                    team.hours().after(now, promised), team.hours().after(now, Duration.ofMillis((long) (promised.toMillis() * WARNED_AFTER))), now);
        })).replaceWithVoid();
    }

    /** Somebody of the team who is there now, whoever has the fewest open leads. */
    Uni<Optional<Member>> another(Mutiny.Session session, Lead lead, Team team, Instant now) {
        return able(session, team, matter(lead), now).chain(able -> leastLoaded(session, able));
    }

    /** Empty if no rule fits. */
    Uni<Optional<Found>> find(Mutiny.Session session, Matter matter, Instant now) {
        return session.find(Rules.class, Rules.ID).chain(rules -> {
            known = new Known(rules.revision, rules.rules.rules());
            Optional<Rule> rule = rules.rules.rules().stream().filter(it -> it.fits(matter)).findFirst();
            if (rule.isEmpty()) return Uni.createFrom().item(Optional.empty());
            return session.find(Team.class, rule.get().team()).chain(team -> team == null ? Uni.createFrom().item(Optional.empty())
                    : member(session, rule.get(), team, matter, now).map(member -> Optional.of(new Found(rule.get(), team, member.orElse(null)))));
        });
    }

    private Uni<Optional<Member>> member(Mutiny.Session session, Rule rule, Team team, Matter matter, Instant now) {
        return able(session, team, matter, now).chain(able -> {
            if (able.isEmpty()) return Uni.createFrom().item(Optional.empty());
            return switch (rule.by()) {
                case ROUND_ROBIN -> Uni.createFrom().item(Optional.of(able.get(Math.floorMod(turns.computeIfAbsent(team.id(), any -> new AtomicInteger()).getAndIncrement(), able.size()))));
                case LOAD -> leastLoaded(session, able);
                case ACCOUNT_OWNER -> leads.ownerOfCompany(session, CompanyDomain.of(matter.email())).chain(owner -> {
                    Optional<Member> theirs = able.stream().filter(member -> member.id().equals(owner)).findFirst();
                    return theirs.isPresent() ? Uni.createFrom().item(theirs) : leastLoaded(session, able);
                });
            };
        });
    }

    /** Those who are there, and of these who speak the language, if anybody does: better somebody who has to look words up than nobody. */
    private Uni<List<Member>> able(Mutiny.Session session, Team team, Matter matter, Instant now) {
        List<Member> all = team.definition().members();
        return absences.away(session, all.stream().map(Member::id).toList(), now).map(away -> {
            List<Member> there = all.stream().filter(member -> !away.contains(member.id())).toList();
            List<Member> speaking = there.stream().filter(member -> member.speaks(matter.language())).toList();
            return speaking.isEmpty() ? there : speaking;
        });
    }

    private Uni<Optional<Member>> leastLoaded(Mutiny.Session session, List<Member> able) {
        return leads.openByAssignee(session, able.stream().map(Member::id).toList())
                .map(load -> able.stream().min(Comparator.comparing((Member member) -> load.getOrDefault(member.id(), 0L))));
    }

    static Matter matter(Lead lead) {
        SeenProduct product = lead.product();
        return new Matter(lead.kind(), lead.countrySaid(), lead.submission().locale(), product == null ? null : product.id(), product == null ? null : product.sku(), product == null ? null : product.family(),
                lead.contact().email());
    }
}
