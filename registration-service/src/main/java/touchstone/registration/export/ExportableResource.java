package touchstone.registration.export;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.registration.gate.Gate;
import touchstone.registration.prospect.Prospect;

/** What of people may leave to systems of others. For services that are inside already: the front door has no route to it. */
@Path("/internal/exportable-values")
public class ExportableResource {
    private final Mutiny.SessionFactory sessions;

    ExportableResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    record Question(@Valid @NotNull @Size(max = 1000) Set<@NotNull UUID> prospects) {}

    record Answer(List<Person> items) {}

    /** @param values by attribute; those that a provider does not let us export are absent */
    record Person(UUID id, Map<String, String> values) {}

    @POST
    @PermitAll
    @Operation(hidden = true)
    public Uni<Answer> of(@Valid @NotNull Question question) {
        if (question.prospects().isEmpty()) return Uni.createFrom().item(new Answer(List.of()));
        return sessions.withSession(session -> session.createSelectionQuery("from Prospect p where p.id in :ids", Prospect.class).setParameter("ids", question.prospects()).getResultList()
                .chain(found -> Gate.open(session).map(gate -> new Answer(found.stream().filter(prospect -> !prospect.isRestricted()).map(prospect -> Row.of(prospect, gate, null).withoutOptOuts()).map(ExportableResource::person).toList()))));
    }

    private static Person person(Row row) {
        return new Person(row.id(), row.values().entrySet().stream().collect(Collectors.toMap(it -> it.getKey().field(), Map.Entry::getValue)));
    }
}
