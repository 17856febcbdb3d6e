package touchstone.registration.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps events (CloudEvents 1.0) for each subscriber, in the transaction of what they tell. They hold ids and no values: whoever wants these reads them, through the gate. */
@ApplicationScoped
public class Outbox {
    private final SubscriberConfig config;
    private final ObjectMapper json;

    Outbox(SubscriberConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    /** The names of those who are told. */
    public Set<String> subscribers() {
        return new TreeSet<>(config.all().keySet());
    }

    public Uni<Void> add(Mutiny.Session session, String type, String subject, Map<String, Object> data, Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", "/registration");
        event.put("type", type);
        event.put("subject", subject);
        event.put("time", now);
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        try {
            String body = json.writeValueAsString(event);
            return Multi.createFrom().iterable(config.all().keySet()).onItem().transformToUniAndConcatenate(subscriber -> session
                    .createNativeQuery("insert into outbox_event (id, subscriber, subject, body, created_at, due_at) values (?1, ?2, ?3, ?4, ?5, ?5)")
                    .setParameter(1, id).setParameter(2, subscriber).setParameter(3, subject).setParameter(4, body).setParameter(5, now).executeUpdate()).collect().last().replaceWithVoid();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
