package touchstone.registration.match;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.Channel;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.prospect.SourceValue;

/**
 * Looks whether somebody is known already. A record is handed over only to whoever proves that its address is theirs, and only if it has no way in yet; of all others who are alike a steward is told, and
 * nothing is joined. Each look is a scan of an index, and the same whatever is found.
 */
public final class Matching {
    static final String HOLDERS = "select p.id, exists (select 1 from identity i where i.prospect = p.id) from prospect p where lower(p.email) = lower(?1) limit 2";
    /** Whoever is alike in the same as when it was dismissed stays dismissed. Of many who are alike some are enough to look into it. */
    static final String PROPOSE = """
            insert into match_proposal (id, prospect, known, reasons, proposed_at)
            select gen_random_uuid(), greatest(alike.id, ?1), least(alike.id, ?1), array_agg(alike.reason order by alike.reason), cast(?2 as timestamptz) from (
                (select p.id, 'SAME_EMAIL' as reason from prospect p where lower(p.email) = lower(cast(?3 as text)) and p.id <> ?1 and p.restricted_at is null limit 10)
                union all
                (select p.id, 'SAME_NAME_AND_COMPANY' from prospect p where lower(p.family_name) = lower(cast(?4 as text)) and lower(p.given_name) = lower(cast(?5 as text))
                    and lower(p.company) = lower(cast(?6 as text)) and p.company is not null and p.id <> ?1 and p.restricted_at is null limit 10)
                union all
                (select p.id, 'SAME_PHONE' from prospect p where array_to_tsvector(p.words) @@ cast(cast(?7 as text) as tsquery) and p.id <> ?1 and p.restricted_at is null
                    and exists (select 1 from jsonb_each(p.channels) c where c.value ->> 'type' = 'PHONE' and c.value ->> 'value' = any(string_to_array(cast(?8 as text), ' '))) limit 10)
            ) alike group by alike.id
            on conflict (prospect, known) do update set proposed_at = excluded.proposed_at, dismissed_at = null, dismissed_by = null,
                reasons = (select array_agg(distinct reason order by reason) from unnest(match_proposal.reasons || excluded.reasons) reason)
            where not match_proposal.reasons @> excluded.reasons""";

    private Matching() {}

    /**
     * The one prospect who has an address and no way in, locked; null if the address is not proven to be the caller's, or there is nobody like that, or more than one has it. Of two who come for it at once,
     * the second gets null.
     */
    public static Uni<Prospect> unclaimed(Mutiny.Session session, SourceValue address) {
        if (!address.verified()) return Uni.createFrom().nullItem();
        return onlyHolder(session, address.text()).chain(id -> id == null ? Uni.createFrom().nullItem()
                : session.find(Prospect.class, id, LockModeType.PESSIMISTIC_WRITE)
                        // Whoever waited for the lock looks again: a statement of its own sees what happened meanwhile.
                        .chain(found -> onlyHolder(session, address.text()).map(still -> id.equals(still) ? found : null)));
    }

    private static Uni<UUID> onlyHolder(Mutiny.Session session, String address) {
        return session.createNativeQuery(HOLDERS, Object[].class).setParameter(1, address).getResultList()
                .map(holders -> holders.size() == 1 && !(Boolean) holders.get(0)[1] ? (UUID) holders.get(0)[0] : null);
    }

    /** Proposes to stewards all who are alike, in the transaction that made them so. Nothing is looked up for somebody who had the use of their data restricted, nor among such people. */
    public static Uni<Void> propose(Mutiny.Session session, Prospect prospect, Instant now) {
        if (prospect.isRestricted()) return Uni.createFrom().voidItem();
        List<String> phones = prospect.channels().stream().filter(channel -> channel.type() == Channel.Type.PHONE).map(Channel::value).toList();
        return session.createNativeQuery(PROPOSE).setParameter(1, prospect.id()).setParameter(2, now).setParameter(3, prospect.value(Attribute.EMAIL).orElse(null))
                .setParameter(4, prospect.value(Attribute.FAMILY_NAME).orElse(null)).setParameter(5, prospect.value(Attribute.GIVEN_NAME).orElse(null)).setParameter(6, prospect.value(Attribute.COMPANY).orElse(null))
                .setParameter(7, phones.isEmpty() ? null : phones.stream().map(phone -> "'" + phone.substring(1) + "'").collect(Collectors.joining(" | ")))
                .setParameter(8, String.join(" ", phones)).executeUpdate().replaceWithVoid();
    }
}
