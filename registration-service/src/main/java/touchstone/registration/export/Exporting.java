package touchstone.registration.export;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Cursor;
import touchstone.registration.consent.Consenting;
import touchstone.registration.consent.Purpose;
import touchstone.registration.consent.PurposeUnknown;
import touchstone.registration.gate.Gate;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.prospect.Prospects;

/** Reads people who may leave, the youngest first and part by part: nobody who restricted the use of their data, and for a purpose only those who agreed to it and do not object to it. */
@ApplicationScoped
class Exporting {
    private static final int AT_ONCE = 500;
    private final Mutiny.SessionFactory sessions;

    Exporting(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** @param next where the next part begins, null after the last */
    record Part(List<Row> rows, Cursor next) {}

    /** Fails with {@link PurposeUnknown}. @param purpose what it is for, or null */
    Uni<Part> part(Cursor after, int limit, String purpose) {
        return sessions.withSession(session -> mustBeKnown(session, purpose)
                .chain(() -> Prospects.page(session, after, limit + 1))
                .chain(found -> agreed(session, found, purpose).chain(agreed -> Gate.open(session).map(gate -> part(found, agreed, gate, limit, purpose)))));
    }

    /** All from there on, read as they are taken. */
    Multi<Row> all(Cursor after, String purpose) {
        AtomicReference<Cursor> next = new AtomicReference<>(after);
        return Multi.createBy().repeating().uni(() -> part(next.get(), AT_ONCE, purpose).invoke(part -> next.set(part.next())))
                .whilst(part -> part.next() != null)
                .onItem().transformToMultiAndConcatenate(part -> Multi.createFrom().iterable(part.rows()));
    }

    private static Uni<Void> mustBeKnown(Mutiny.Session session, String purpose) {
        if (purpose == null) return Uni.createFrom().voidItem();
        return Purpose.all(session).invoke(known -> {
            if (!known.containsKey(purpose)) throw new PurposeUnknown(purpose);
        }).replaceWithVoid();
    }

    private static Uni<Set<UUID>> agreed(Mutiny.Session session, List<Prospect> found, String purpose) {
        Set<UUID> ids = found.stream().map(Prospect::id).collect(Collectors.toSet());
        return purpose == null ? Uni.createFrom().item(ids) : Consenting.said(session, true, purpose, ids);
    }

    private static Part part(List<Prospect> found, Set<UUID> agreed, Gate gate, int limit, String purpose) {
        boolean more = found.size() > limit;
        List<Prospect> page = more ? found.subList(0, limit) : found;
        return new Part(page.stream().filter(prospect -> !prospect.isRestricted() && agreed.contains(prospect.id()) && (purpose == null || !prospect.objectsTo(purpose))).map(prospect -> Row.of(prospect, gate, purpose)).toList(),
                more ? page.get(limit - 1).cursor() : null);
    }
}
