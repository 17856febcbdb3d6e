package touchstone.registration.match;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.registration.gate.Gate;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.prospect.ProspectView;

/** Where match proposals are looked up. */
final class MatchProposals {
    private static final String OPEN = """
            select m.id, m.prospect, m.known, array_to_string(m.reasons, ' '), m.proposed_at, exists (select 1 from identity i where i.prospect = m.prospect), exists (select 1 from identity i where i.prospect = m.known)
            from match_proposal m where m.dismissed_at is null""";

    private MatchProposals() {}

    /** Two prospects who may be one person. */
    @Schema(name = "MatchProposal")
    record MatchProposal(UUID id, @Schema(description = "In what they are alike, as far as that may be shown.") List<Reason> reasons, Side prospect,
                         @Schema(description = "The one we have known for longer.") Side known, Instant proposedAt) {}

    /** One of the two. */
    @Schema(name = "MatchedProspect")
    record Side(ProspectView prospect, @Schema(description = "They have a way in: nobody else gets their record.") boolean signsIn) {}

    /** Open ones, the youngest first. @param of one of the two, null for all */
    static Uni<Page<MatchProposal>> page(Mutiny.Session session, UUID of, Cursor after, int limit) {
        var query = session.createNativeQuery(OPEN + (of == null ? "" : " and ?2 in (m.prospect, m.known)") + (after == null ? "" : " and (m.proposed_at, m.id) < (?3, ?4)")
                + " order by m.proposed_at desc, m.id desc limit ?1", Object[].class).setParameter(1, limit + 1);
        if (of != null) query.setParameter(2, of);
        if (after != null) query.setParameter(3, after.at()).setParameter(4, after.id());
        return query.getResultList().map(found -> Page.of(found, limit, row -> row, row -> new Cursor(instant(row[4]), (UUID) row[0])))
                .chain(page -> prospects(session, page.items()).chain(prospects -> Gate.open(session)
                        .map(gate -> new Page<>(page.items().stream().map(row -> shown(row, prospects, gate)).filter(Objects::nonNull).toList(), page.next()))));
    }

    private static Uni<Map<UUID, Prospect>> prospects(Mutiny.Session session, List<Object[]> rows) {
        List<UUID> ids = rows.stream().flatMap(row -> Stream.of((UUID) row[1], (UUID) row[2])).distinct().toList();
        if (ids.isEmpty()) return Uni.createFrom().item(Map.of());
        return session.createSelectionQuery("from Prospect p where p.id in :ids", Prospect.class).setParameter("ids", ids).getResultList()
                .map(found -> found.stream().collect(Collectors.toMap(Prospect::id, Function.identity())));
    }

    /** Null where nothing of it may be shown. */
    private static MatchProposal shown(Object[] row, Map<UUID, Prospect> prospects, Gate gate) {
        Prospect prospect = prospects.get((UUID) row[1]);
        Prospect known = prospects.get((UUID) row[2]);
        // One of them was erased meanwhile.
        if (prospect == null || known == null) return null;
        List<Reason> reasons = Arrays.stream(((String) row[3]).split(" ")).map(Reason::valueOf).filter(reason -> reason.isShown(prospect, gate) && reason.isShown(known, gate)).toList();
        return reasons.isEmpty() ? null : new MatchProposal((UUID) row[0], reasons, new Side(prospect.view(gate), (Boolean) row[5]), new Side(known.view(gate), (Boolean) row[6]), instant(row[4]));
    }

    /** @return whether there is such a proposal; who dismissed it first stays the one who did */
    static Uni<Boolean> dismiss(Mutiny.Session session, UUID id, String by, Instant now) {
        return session.createNativeQuery("update match_proposal set dismissed_at = coalesce(dismissed_at, ?2), dismissed_by = coalesce(dismissed_by, ?3) where id = ?1")
                .setParameter(1, id).setParameter(2, now).setParameter(3, by).executeUpdate().map(count -> count > 0);
    }

    private static Instant instant(Object column) {
        return ((OffsetDateTime) column).toInstant();
    }
}
