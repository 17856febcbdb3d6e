package touchstone.lead.mail;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hibernate.reactive.mutiny.Mutiny;

/** Addresses at which nothing can be delivered: nothing more is sent there. */
@ApplicationScoped
public class Undeliverable {
    /** @param status RFC 3463, such as 5.1.1 @param reason what the mail server said, absent if it said nothing */
    public record Since(Instant since, String status, String reason) {}

    /** Of these only what we have mailed: whoever can send us a bounce must not choose whom we mail. @return how many are new */
    public Uni<Integer> add(Mutiny.Session session, List<Bounce> bounces, Instant now) {
        return Multi.createFrom().iterable(bounces).onItem().transformToUniAndConcatenate(bounce -> session
                        .createNativeQuery("insert into undeliverable (address, since, status, reason) select ?1, ?2, ?3, ?4 where exists (select from outbox_mail where lower(recipient) = ?1) on conflict do nothing")
                        .setParameter(1, bounce.address()).setParameter(2, now).setParameter(3, bounce.status()).setParameter(4, bounce.diagnostic()).executeUpdate())
                .collect().asList().map(counts -> counts.stream().mapToInt(Integer::intValue).sum());
    }

    public Uni<Integer> remove(Mutiny.Session session, String address) {
        return session.createNativeQuery("delete from undeliverable where address = ?1").setParameter(1, address).executeUpdate();
    }

    /** Null if mails reach it, as far as we know. */
    public Uni<Since> of(Mutiny.Session session, String address) {
        return session.createNativeQuery("select cast(extract(epoch from since) * 1000 as bigint), status, reason from undeliverable where address = ?1", Object[].class).setParameter(1, address.toLowerCase(Locale.ROOT)).getSingleResultOrNull()
                .map(row -> row == null ? null : new Since(Instant.ofEpochMilli((Long) row[0]), (String) row[1], (String) row[2]));
    }
}
