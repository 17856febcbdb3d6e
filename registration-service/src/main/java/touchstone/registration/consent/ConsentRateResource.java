package touchstone.registration.consent;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.commons.Page;

@Path("/consent-rates")
@RolesAllowed({"steward", "marketing"})
@Tag(name = "consents")
public class ConsentRateResource {
    private static final String LATEST = "select purpose, count(*) filter (where granted), count(*) filter (where not granted) from "
            + "(select distinct on (prospect, purpose) purpose, granted from consent order by prospect, purpose, given_at desc, id desc) latest group by purpose";

    private final Mutiny.SessionFactory sessions;

    ConsentRateResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Schema(name = "ConsentRate")
    record Rate(String purpose, String label, @Schema(description = "People whose latest answer is yes.") long granted, @Schema(description = "People whose latest answer is no.") long declined) {}

    @GET
    @Operation(summary = "How many agree to what", description = "By what each person said last, all purposes by code. Who was never asked counts as neither.")
    public Uni<Page<Rate>> list() {
        return sessions.withSession(session -> Purpose.all(session).chain(purposes -> session.createNativeQuery(LATEST, Object[].class).getResultList().map(rows -> rates(purposes, rows))))
                .map(rates -> new Page<>(rates, null));
    }

    private static List<Rate> rates(Map<String, Purpose> purposes, List<Object[]> rows) {
        Map<Object, Object[]> counted = rows.stream().collect(Collectors.toMap(row -> row[0], Function.identity()));
        return purposes.values().stream().sorted(Comparator.comparing(Purpose::code)).map(purpose -> {
            Object[] row = counted.get(purpose.code());
            return new Rate(purpose.code(), purpose.label("en"), row == null ? 0 : ((Number) row[1]).longValue(), row == null ? 0 : ((Number) row[2]).longValue());
        }).toList();
    }
}
