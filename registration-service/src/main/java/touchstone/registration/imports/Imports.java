package touchstone.registration.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Cursor;
import touchstone.commons.Page;
import touchstone.commons.problem.NotFound;
import touchstone.registration.imports.ImportView.RowView;
import touchstone.registration.imports.ImportView.Rows;
import touchstone.registration.prospect.LegalBasis;

/** Where imports are looked up. */
@ApplicationScoped
class Imports {
    private static final int RESULTS = 1000;
    private static final String ONE = "select id, kind, system, legal_basis, dry_run, cast(columns as text), state, received_at, finished_at from prospect_import ";

    private final Mutiny.SessionFactory sessions;
    private final ObjectMapper json;

    Imports(Mutiny.SessionFactory sessions, ObjectMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    /** Fails with {@link ImportNotFound}. @param after the number of the last row that was seen */
    Uni<ImportView> read(UUID id, long after) {
        return sessions.withSession(session -> session.createNativeQuery(ONE + "where id = ?1 and state <> 'ARRIVING'", Object[].class).setParameter(1, id).getSingleResultOrNull()
                .onItem().ifNull().failWith(() -> new ImportNotFound(id))
                .chain(found -> rows(session, id).chain(rows -> results(session, id, after).map(results -> view(found, rows, results)))));
    }

    /** The youngest first, without results. */
    Uni<Page<ImportView>> page(Cursor after, int limit) {
        return sessions.withSession(session -> {
            var query = session.createNativeQuery(ONE + "where state <> 'ARRIVING' " + (after == null ? "" : "and (received_at, id) < (?1, ?2) ") + "order by received_at desc, id desc", Object[].class);
            if (after != null) query.setParameter(1, after.at()).setParameter(2, after.id());
            return query.setMaxResults(limit + 1).getResultList().chain(found -> Multi.createFrom().iterable(found)
                    .onItem().transformToUniAndConcatenate(one -> rows(session, (UUID) one[0]).map(rows -> view(one, rows, null))).collect().asList());
        }).map(views -> Page.of(views, limit, view -> view, view -> new Cursor(view.receivedAt(), view.id())));
    }

    private static Uni<Rows> rows(Mutiny.Session session, UUID id) {
        return session.createNativeQuery("select coalesce(outcome, 'WAITING'), count(*) from prospect_import_row where import = ?1 group by 1", Object[].class)
                .setParameter(1, id).getResultList().map(counted -> {
                    Map<String, Long> counts = new HashMap<>();
                    counted.forEach(one -> counts.put((String) one[0], ((Number) one[1]).longValue()));
                    return new Rows(counts.values().stream().mapToLong(Long::longValue).sum(), counts.getOrDefault("WAITING", 0L), counts.getOrDefault("ADDED", 0L),
                            counts.getOrDefault("CHANGED", 0L), counts.getOrDefault("UNCHANGED", 0L), counts.getOrDefault("REFUSED", 0L));
                });
    }

    private Uni<List<RowView>> results(Mutiny.Session session, UUID id, long after) {
        return session.createNativeQuery("select row, outcome, prospect, account, cast(findings as text) from prospect_import_row where import = ?1 and outcome is not null and row > ?2 order by row", Object[].class)
                .setParameter(1, id).setParameter(2, after).setMaxResults(RESULTS + 1).getResultList().map(rows -> rows.stream().map(this::result).toList());
    }

    private RowView result(Object[] row) {
        return new RowView(((Number) row[0]).longValue(), (String) row[1], (UUID) row[2], (UUID) row[3], row[4] == null ? null : read((String) row[4], new TypeReference<List<Line.Finding>>() {}));
    }

    private ImportView view(Object[] found, Rows rows, List<RowView> results) {
        boolean more = results != null && results.size() > RESULTS;
        List<RowView> shown = more ? results.subList(0, RESULTS) : results;
        return new ImportView((UUID) found[0], Kind.valueOf((String) found[1]), (String) found[2], LegalBasis.valueOf((String) found[3]), (Boolean) found[4],
                read((String) found[5], new TypeReference<>() {}), (String) found[6], instant(found[7]), instant(found[8]), rows, shown, more ? shown.get(RESULTS - 1).row() : null);
    }

    private static Instant instant(Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static class ImportNotFound extends NotFound {
        ImportNotFound(UUID id) {
            super("There is no import " + id + ".");
        }
    }
}
