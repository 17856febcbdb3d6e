package touchstone.lead.crm;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import touchstone.lead.upstream.UpstreamUnavailable;

/**
 * What of accepted leads may leave. Of who is not registered that is what they typed. Of who is, it is what the registration-service lets out of their golden record; what stands
 * with the lead may come from a provider, and stays.
 */
@ApplicationScoped
class Deals {
    private static final int AT_ONCE = 500;
    private final Exportable exportable;

    Deals(@RestClient Exportable exportable) {
        this.exportable = exportable;
    }

    /** In the same order. Fails with {@link UpstreamUnavailable}. */
    Uni<List<Deal>> of(List<Connections.Known> leads) {
        List<UUID> prospects = leads.stream().map(Connections.Known::prospect).filter(Objects::nonNull).distinct().toList();
        return people(prospects, new HashMap<>()).map(known -> leads.stream().map(lead -> deal(lead, known)).toList());
    }

    private Uni<Map<UUID, Map<String, String>>> people(List<UUID> prospects, Map<UUID, Map<String, String>> found) {
        if (prospects.isEmpty()) return Uni.createFrom().item(found);
        List<UUID> first = prospects.subList(0, Math.min(AT_ONCE, prospects.size()));
        return exportable.of(new Exportable.Question(first)).onFailure().transform(UpstreamUnavailable.of("registration-service")).chain(answer -> {
            answer.items().forEach(person -> found.put(person.id(), person.values()));
            return people(prospects.subList(first.size(), prospects.size()), found);
        });
    }

    private static Deal deal(Connections.Known it, Map<UUID, Map<String, String>> people) {
        Map<String, String> contact = new LinkedHashMap<>(it.prospect() == null ? typed(it) : people.getOrDefault(it.prospect(), Map.of()));
        contact.keySet().retainAll(List.of("email", "givenName", "familyName", "company"));
        String about = it.product() != null ? it.product() : it.kind().toLowerCase(Locale.ROOT).replace('_', ' ');
        // The name of an opportunity may hold that of a company or a person.
        String name = contact.containsKey("company") ? contact.get("company") + ": " + about : about;
        String stage = it.result().equals("NONE") ? "ACCEPTED" : it.result().equals("OPEN") ? it.stage() : it.result();
        UUID person = it.prospect() != null ? it.prospect() : UUID.nameUUIDFromBytes(it.email().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        return new Deal(it.lead(), person, Map.copyOf(contact), name, stage, it.amount(), it.close(), LocalDate.ofInstant(it.createdAt(), ZoneOffset.UTC), it.product(), it.sku(), it.reason());
    }

    /** The last word of a name is taken for the family's. */
    private static Map<String, String> typed(Connections.Known it) {
        Map<String, String> values = new LinkedHashMap<>();
        // Of who was erased there is none.
        if (!it.email().isBlank()) values.put("email", it.email());
        if (it.company() != null) values.put("company", it.company());
        if (it.name() != null && !it.name().isBlank()) {
            List<String> words = new ArrayList<>(List.of(it.name().strip().split("\\s+")));
            values.put("familyName", words.remove(words.size() - 1));
            if (!words.isEmpty()) values.put("givenName", String.join(" ", words));
        }
        return values;
    }
}
