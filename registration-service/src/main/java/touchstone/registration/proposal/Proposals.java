package touchstone.registration.proposal;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.problem.NotFound;
import touchstone.registration.capture.Handover;
import touchstone.registration.capture.Handovers;
import touchstone.registration.identity.Identities;
import touchstone.registration.identity.Identity;
import touchstone.registration.identity.SignIn;
import touchstone.registration.identity.Vault;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.LegalBasis;
import touchstone.registration.prospect.NotRegistered;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.prospect.Prospects;
import touchstone.registration.prospect.SourceRecord;
import touchstone.registration.prospect.SourceValue;

/**
 * What a provider says at a later sign-in and the record does not. Nothing of it is ever taken over by itself: the person accepts or declines each, and what they declined is not proposed again.
 * The provider is asked once in each session, and only where its rules let it be asked again.
 */
@ApplicationScoped
public class Proposals {
    private static final String OPEN = """
            select p.id, p.attribute, p.claim, p.verified, p.text, p.proposed_at, i.id from proposal p join identity i on i.id = p.identity
            where p.prospect = ?1 and p.decided_at is null order by p.proposed_at, p.id""";
    private final Mutiny.SessionFactory sessions;
    private final Handovers handovers;
    private final Vault vault;
    private final Clock clock;

    Proposals(Mutiny.SessionFactory sessions, Handovers handovers, Vault vault, Clock clock) {
        this.sessions = sessions;
        this.handovers = handovers;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param present absent where the record has no value */
    @Schema(name = "Proposal")
    public record Proposal(UUID id, String field, String present, String proposed, String provider, String claim,
                           @Schema(description = "The provider vouches for it.") boolean verified, Instant proposedAt) {}

    /** What is open. Fails with {@code NotRegistered}. */
    Uni<List<Proposal>> open(SignIn signIn) {
        return sessions.withSession(session -> Prospects.me(session, signIn).chain(me -> open(session, vault, me)));
    }

    /** What is open of somebody, the first first. */
    public static Uni<List<Proposal>> open(Mutiny.Session session, Vault vault, Prospect me) {
        return Identities.of(session, me.id()).chain(identities -> session.createNativeQuery(OPEN, Object[].class).setParameter(1, me.id()).getResultList()
                .map(rows -> rows.stream().map(row -> {
                    Attribute attribute = Attribute.valueOf((String) row[1]);
                    Identity identity = identities.stream().filter(one -> one.id().equals(row[6])).findFirst().orElseThrow();
                    return new Proposal((UUID) row[0], attribute.field(), me.value(attribute).orElse(null), identity.unsealed(vault, bound((UUID) row[0]), (String) row[4]), identity.provider(),
                            (String) row[2], (Boolean) row[3], ((OffsetDateTime) row[5]).toInstant());
                }).toList()));
    }

    /**
     * Asks the provider of this sign-in what it says now, unless that was done in this session already, and says what is open. Fails as {@link Handovers#of} does.
     *
     * @param sessionAtIssuer the token's {@code sid}, or null: then nobody is asked
     */
    Uni<List<Proposal>> look(SignIn signIn, String sessionAtIssuer, UUID choice, String authorization) {
        if (sessionAtIssuer == null || choice == null) return open(signIn);
        return sessions.withSession(session -> Prospects.me(session, signIn).chain(me -> Identities.find(session, signIn))).chain(identity -> sessionAtIssuer.equals(identity.refreshedIn())
                ? open(signIn)
                : handovers.again(signIn, choice, authorization).chain(handover -> sessions.withTransaction(session -> propose(session, signIn, sessionAtIssuer, handover))));
    }

    private Uni<List<Proposal>> propose(Mutiny.Session session, SignIn signIn, String sessionAtIssuer, Handover handover) {
        Instant now = clock.instant();
        return Prospects.lockedOf(session, signIn).onItem().ifNull().failWith(NotRegistered::new)
                .chain(me -> Identities.find(session, signIn).invoke(identity -> identity.refresh(handover.kept(), sessionAtIssuer, vault, now))
                        .chain(identity -> Multi.createFrom().iterable(changes(me, handover).entrySet())
                                .onItem().transformToUniAndConcatenate(change -> add(session, me, identity, change.getKey(), change.getValue(), now)).collect().last())
                        .chain(session::flush).chain(() -> open(session, vault, me)));
    }

    /** An address that the provider does not vouch for is not proposed: it would take the place of one that may be confirmed. */
    private static Map<Attribute, SourceValue> changes(Prospect me, Handover handover) {
        Map<Attribute, SourceValue> changes = new EnumMap<>(Attribute.class);
        // A proposal waits for a decision, and is stored until then.
        if (!handover.mayBeKept()) return changes;
        for (Attribute attribute : Attribute.values()) {
            handover.proposal(attribute).filter(said -> attribute != Attribute.EMAIL || said.verified())
                    .filter(said -> me.value(attribute).map(present -> !attribute.same(present, said.text())).orElse(true))
                    .ifPresent(said -> changes.put(attribute, said));
        }
        return changes;
    }

    /** What the provider said before in its place is no longer what it says. */
    private Uni<Integer> add(Mutiny.Session session, Prospect me, Identity identity, Attribute attribute, SourceValue said, Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String print = vault.fingerprint("proposal " + identity.id(), said.text());
        return session.createNativeQuery("delete from proposal where identity = ?1 and attribute = ?2 and decided_at is null and print <> ?3")
                .setParameter(1, identity.id()).setParameter(2, attribute.name()).setParameter(3, print).executeUpdate()
                .chain(() -> session.createNativeQuery("insert into proposal (id, prospect, identity, attribute, claim, verified, text, print, proposed_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) on conflict do nothing")
                        .setParameter(1, id).setParameter(2, me.id()).setParameter(3, identity.id()).setParameter(4, attribute.name()).setParameter(5, said.claim()).setParameter(6, said.verified())
                        .setParameter(7, identity.sealed(vault, bound(id), said.text())).setParameter(8, print).setParameter(9, now).executeUpdate());
    }

    /** Accepts or declines; a repeat changes nothing. Fails with {@link ProposalNotFound}. */
    Uni<Prospect> decide(SignIn signIn, UUID id, boolean accept) {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> Prospects.lockedOf(session, signIn).onItem().ifNull().failWith(NotRegistered::new)
                .chain(me -> session.createNativeQuery("select attribute, claim, verified, text, identity, accepted from proposal where id = ?1 and prospect = ?2", Object[].class)
                        .setParameter(1, id).setParameter(2, me.id()).getSingleResultOrNull().onItem().ifNull().failWith(ProposalNotFound::new)
                        .chain(row -> {
                            if (row[5] != null) {
                                if (!Objects.equals(row[5], accept)) throw new ProposalNotFound();
                                return Uni.createFrom().item(me);
                            }
                            return session.createNativeQuery("update proposal set decided_at = ?2, accepted = ?3 where id = ?1").setParameter(1, id).setParameter(2, now).setParameter(3, accept).executeUpdate()
                                    .chain(() -> accept ? accept(session, me, row, id, now) : Uni.createFrom().item(me));
                        })).call(session::flush));
    }

    private Uni<Prospect> accept(Mutiny.Session session, Prospect me, Object[] row, UUID id, Instant now) {
        return Identities.of(session, me.id()).chain(identities -> {
            Identity identity = identities.stream().filter(one -> one.id().equals(row[4])).findFirst().orElseThrow();
            SourceValue value = SourceValue.confirmed(identity.unsealed(vault, bound(id), (String) row[3]), identity.provider(), (String) row[1], (Boolean) row[2]);
            return me.change(SourceRecord.Kind.RECTIFICATION, Map.of(Attribute.valueOf((String) row[0]), value), Map.of(), null, LegalBasis.CONSENT, now)
                    .map(session::persist).orElseGet(() -> Uni.createFrom().voidItem()).replaceWith(me);
        });
    }

    private static String bound(UUID id) {
        return "proposal " + id;
    }

    static class ProposalNotFound extends NotFound {
        ProposalNotFound() {
            super("You have no such proposal, or have decided otherwise already: /me/proposals lists those that are open.");
        }
    }
}
