package touchstone.registration.erasure;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Revision;
import touchstone.registration.event.Outbox;
import touchstone.registration.identity.Identities;
import touchstone.registration.identity.Identity;
import touchstone.registration.identity.SignIn;
import touchstone.registration.identity.Vault;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.NotRegistered;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.prospect.Prospects;

/**
 * Erases a person, in one transaction: what they and their providers said, their sign-ins and the salts of their vault, what they agreed to, what other systems call them, and answers kept for repeats. The identity
 * server forgets its users and other services are told after it, as often as it takes.
 */
@ApplicationScoped
public class Erasing {
    /** The subscriber that holds what people wrote to sales. */
    private static final String SALES = "lead";
    private static final String HERS = "(select id from source_record where prospect = ?1)";
    /** In this order, since later ones are referred to by earlier ones. */
    private static final Map<String, String> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put("storedAnswers", "delete from idempotency a using identity i where i.prospect = ?1 and a.caller = i.issuer || ' ' || i.subject");
        STEPS.put("providerClaims", "delete from vault.claim c using identity i where i.prospect = ?1 and c.identity = i.id");
        STEPS.put("usersToRemove", "insert into user_removal (subject, due_at) select subject, now() from identity where prospect = ?1 on conflict do nothing");
        STEPS.put("externalReferences", "delete from external_reference where prospect = ?1");
        STEPS.put("importResults", "update prospect_import_row set prospect = null where prospect = ?1");
        STEPS.put("matchProposals", "delete from match_proposal where prospect = ?1 or known = ?1");
        STEPS.put("proposals", "delete from proposal where prospect = ?1");
        STEPS.put("identities", "delete from identity where prospect = ?1");
        STEPS.put("sourceValues", "delete from source_value where source_record in " + HERS);
        STEPS.put("sourceRecords", "delete from source_record where prospect = ?1");
        STEPS.put("objections", "delete from objection where prospect = ?1");
        STEPS.put("consents", "delete from consent where prospect = ?1");
        STEPS.put("goldenRecords", "delete from prospect where id = ?1");
    }

    private final Mutiny.SessionFactory sessions;
    private final Certificates certificates;
    private final Outbox outbox;
    private final Vault vault;
    private final Clock clock;

    Erasing(Mutiny.SessionFactory sessions, Certificates certificates, Outbox outbox, Vault vault, Clock clock) {
        this.sessions = sessions;
        this.certificates = certificates;
        this.outbox = outbox;
        this.vault = vault;
        this.clock = clock;
    }

    /** Fails with {@link NotRegistered} or {@link Revision.RevisionOutdated}. */
    Uni<Erasure> erase(SignIn signIn, Revision expected) {
        return sessions.withTransaction(session -> Prospects.lockedOf(session, signIn).onItem().ifNull().failWith(NotRegistered::new)
                .invoke(prospect -> prospect.revision().mustBe(expected))
                .chain(prospect -> erase(session, prospect)));
    }

    /** The same for somebody else. Fails with {@code ProspectNotFound} or {@link Revision.RevisionOutdated}. */
    Uni<Erasure> erase(UUID id, Revision expected) {
        return sessions.withTransaction(session -> Prospects.find(session, id).call(prospect -> session.refresh(prospect, LockMode.PESSIMISTIC_WRITE))
                .invoke(prospect -> prospect.revision().mustBe(expected))
                .chain(prospect -> erase(session, prospect)));
    }

    /** The same in a transaction of somebody else's. @return the id of the erasure */
    public Uni<UUID> all(Mutiny.Session session, Prospect prospect) {
        return erase(session, prospect).map(Erasure::id);
    }

    private Uni<Erasure> erase(Mutiny.Session session, Prospect prospect) {
        return erase(session, prospect.id(), prospect.isEmailVerified() ? prospect.value(Attribute.EMAIL).orElse(null) : null);
    }

    /** @param address theirs if somebody vouches that it is theirs: what was written under it elsewhere is theirs too; else null */
    private Uni<Erasure> erase(Mutiny.Session session, UUID prospect, String address) {
        UUID id = UuidCreator.getRandomBased();
        Instant now = clock.instant();
        Map<String, Object> erased = new LinkedHashMap<>();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("prospect", prospect);
        if (address != null) told.put("addresses", List.of(hash(address)));
        // Nothing of them stays in memory to be written back.
        session.clear();
        return session.createNativeQuery("select set_config('touchstone.erasure', ?1, true)", String.class).setParameter(1, id.toString()).getSingleResult()
                .chain(() -> Identities.of(session, prospect))
                .invoke(identities -> told.put("subjects", identities.stream().map(Identity::subject).toList()))
                .call(identities -> Multi.createFrom().iterable(identities)
                        .onItem().transformToUniAndConcatenate(identity -> Tombstones.set(session, vault, identity.issuer(), identity.subject(), now)).collect().last())
                .invoke(session::clear)
                // A file that is sent again does not bring them back.
                .chain(() -> session.createNativeQuery("select 'import ' || system, key from external_reference where prospect = ?1", Object[].class).setParameter(1, prospect).getResultList())
                .call(keys -> Multi.createFrom().iterable(keys)
                        .onItem().transformToUniAndConcatenate(key -> Tombstones.set(session, vault, (String) key[0], (String) key[1], now)).collect().last())
                .chain(() -> address == null ? Uni.createFrom().item(0) : Tombstones.set(session, vault, address, now))
                .chain(() -> choices(session, prospect))
                .call(choices -> Multi.createFrom().iterable(STEPS.entrySet()).onItem().transformToUniAndConcatenate(step -> remove(session, step.getValue(), prospect).invoke(count -> erased.put(step.getKey(), count))).collect().last())
                .call(choices -> Multi.createFrom().iterable(choices).onItem().transformToUniAndConcatenate(choice -> remove(session, "delete from capture_choice where id = ?1", choice))
                        .collect().last().invoke(last -> erased.put("captureChoices", choices.size())))
                .chain(() -> certificates.sign(session, certificate(id, now, erased)))
                .map(certificate -> new Erasure(id, now, certificate))
                .call(session::persist)
                .call(() -> outbox.add(session, "touchstone.prospect.erased", "prospect/" + prospect, told, now));
    }

    private static Uni<List<UUID>> choices(Mutiny.Session session, UUID prospect) {
        return session.createNativeQuery("select distinct capture_choice from source_record where prospect = ?1 and capture_choice is not null", UUID.class)
                .setParameter(1, prospect).getResultList();
    }

    private static Uni<Integer> remove(Mutiny.Session session, String statement, UUID id) {
        return session.createNativeQuery(statement).setParameter(1, id).executeUpdate();
    }

    private Map<String, Object> certificate(UUID id, Instant now, Map<String, Object> erased) {
        Set<String> subscribers = outbox.subscribers();
        List<Map<String, String>> stays = new ArrayList<>();
        stays.add(Map.of("what", "salted hashes of the sign-ins, of the confirmed address, and of the keys in files of other systems", "why", "so that neither a late or replayed request nor a file brings the person back"));
        stays.add(Map.of("what", "this certificate", "why", "to prove the erasure (GDPR, article 5(2)); it does not say of whom"));
        stays.add(Map.of("what", "the notice to other services, with the ids of the person and a hash of their confirmed address", "why", "until all have taken it, and a week longer, to show that they did"));
        stays.add(Map.of("what", "touches, by ids that lead to nobody any more", "why", "they are counted, and never rewritten"));
        stays.add(subscribers.contains(SALES)
                ? Map.of("what", "that something was asked for, which product it was about, what came of it and for how much", "why", "sales are accounted for (GDPR, article 17(3)(b)); nothing in it says by whom")
                : Map.of("what", "requests to sales, with the contact written there", "why", "the service that holds them is not subscribed: ask sales"));
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("jti", id.toString());
        content.put("iat", now.getEpochSecond());
        content.put("erased", erased);
        content.put("stays", stays);
        content.put("told", Stream.concat(Stream.of("the identity server, to remove its users"), subscribers.stream().map(name -> "the subscriber " + name + ", to erase what it holds")).toList());
        return content;
    }

    /** SHA-256 of an address in lower case, in hex. */
    private static String hash(String address) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
