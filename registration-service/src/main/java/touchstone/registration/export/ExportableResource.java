package touchstone.registration.export;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;
import touchstone.registration.consent.Consenting;
import touchstone.registration.gate.Gate;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.Prospect;
import touchstone.registration.rule.Use;

/** What of people may leave to systems of others, and what may be used to score them. For services that are inside already: the front door has no route to it. */
@Path("/internal")
public class ExportableResource {
    private final Mutiny.SessionFactory sessions;

    ExportableResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    record Question(@Valid @NotNull @Size(max = 1000) Set<@NotNull UUID> prospects) {}

    record Answer(List<Person> items) {}

    /** @param restricted whether they had the use of their data restricted: then there are no values @param values by attribute; those that a provider does not let us use so are absent */
    record Person(UUID id, boolean restricted, Map<String, String> values) {}

    @POST
    @Path("/exportable-values")
    @PermitAll
    @Operation(hidden = true)
    public Uni<Answer> exportable(@Valid @NotNull Question question) {
        return sessions.withSession(session -> of(session, question, Set.of(), (prospect, gate) -> Row.of(prospect, gate, null).withoutOptOuts().values()));
    }

    @POST
    @Path("/scorable-values")
    @PermitAll
    @Operation(hidden = true)
    public Uni<Answer> scorable(@Valid @NotNull Question question) {
        return sessions.withSession(session -> Consenting.said(session, false, Gate.PROFILING, question.prospects())
                .chain(refusing -> of(session, question, refusing, ExportableResource::scorable)));
    }

    private static Map<Attribute, String> scorable(Prospect prospect, Gate gate) {
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            if (gate.lets(Use.SCORE, prospect, attribute)) prospect.value(attribute).ifPresent(value -> values.put(attribute, value));
        }
        return values;
    }

    /** @param refusing who of them said no to it */
    private static Uni<Answer> of(Mutiny.Session session, Question question, Set<UUID> refusing, BiFunction<Prospect, Gate, Map<Attribute, String>> values) {
        if (question.prospects().isEmpty()) return Uni.createFrom().item(new Answer(List.of()));
        return session.createSelectionQuery("from Prospect p where p.id in :ids", Prospect.class).setParameter("ids", question.prospects()).getResultList()
                .chain(found -> Gate.open(session).map(gate -> new Answer(found.stream()
                        .map(prospect -> person(prospect, prospect.isRestricted() || refusing.contains(prospect.id()) ? Map.of() : values.apply(prospect, gate))).toList())));
    }

    private static Person person(Prospect prospect, Map<Attribute, String> values) {
        return new Person(prospect.id(), prospect.isRestricted(), values.entrySet().stream().collect(Collectors.toMap(it -> it.getKey().field(), Map.Entry::getValue)));
    }
}
