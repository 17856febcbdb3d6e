package touchstone.lead.team;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who is away. */
@ApplicationScoped
public class Absences {
    /** Those of these people who are away then. */
    public Uni<Set<String>> away(Mutiny.Session session, Collection<String> people, Instant now) {
        return people.isEmpty() ? Uni.createFrom().item(Set.of()) : session.createSelectionQuery("select person from Absence where person in :people and since <= :now and until > :now", String.class)
                .setParameter("people", people).setParameter("now", now).getResultList().map(HashSet::new);
    }

    /** A time when somebody is away. */
    public record Away(String person, Instant since, Instant until) {}

    /** When these people are away between then and then. */
    public Uni<List<Away>> of(Mutiny.Session session, Collection<String> people, Instant from, Instant until) {
        return session.createSelectionQuery("select new touchstone.lead.team.Absences$Away(person, since, until) from Absence where person in :people and since < :until and until > :from", Away.class)
                .setParameter("people", people).setParameter("from", from).setParameter("until", until).getResultList();
    }

    Uni<List<Absence>> of(Mutiny.Session session, String person, Instant now) {
        return session.createSelectionQuery("from Absence where person = :person and until > :now order by since, id", Absence.class)
                .setParameter("person", person).setParameter("now", now).setMaxResults(200).getResultList();
    }
}
