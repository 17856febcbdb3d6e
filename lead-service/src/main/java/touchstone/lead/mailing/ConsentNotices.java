package touchstone.lead.mailing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import touchstone.commons.webhook.Secret;

/** Lets the registration-service hear what was taken back here (CloudEvents 1.0, signed as Standard Webhooks prescribe), as often as it takes. */
@ApplicationScoped
class ConsentNotices {
    private static final Logger log = Logger.getLogger(ConsentNotices.class);
    private static final int AT_ONCE = 50;
    private static final int PATIENCE = 10_000;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final String CLAIM = "update consent_notice set due_at = ?2, attempts = attempts + 1 where id in (select id from consent_notice where due_at <= ?1 order by due_at limit ?3 for update skip locked) "
            + "returning id, prospect, purpose, cast(extract(epoch from at) * 1000 as bigint), attempts";

    private final Mutiny.SessionFactory sessions;
    private final ObjectMapper json;
    private final Clock clock;
    private final WebClient http;
    private final String url;
    private final Secret secret;

    ConsentNotices(Mutiny.SessionFactory sessions, ObjectMapper json, Clock clock, Vertx vertx, @ConfigProperty(name = "touchstone.registration") String registration,
            @ConfigProperty(name = "touchstone.events.secret") String secret) {
        this.sessions = sessions;
        this.json = json;
        this.clock = clock;
        this.http = WebClient.create(vertx);
        this.url = registration + "/internal/events";
        this.secret = new Secret(secret);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> dispatch() {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> session.createNativeQuery(CLAIM, Object[].class).setParameter(1, now).setParameter(2, now.plusSeconds(60)).setParameter(3, AT_ONCE).getResultList())
                .chain(due -> Multi.createFrom().iterable(due).onItem().transformToUniAndConcatenate(this::deliver).collect().last())
                .onFailure().invoke(failure -> log.warnf("withdrawals cannot be told, trying again cause=%s", failure))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    private Uni<Void> deliver(Object[] notice) {
        UUID id = (UUID) notice[0];
        Instant now = clock.instant();
        String body = event(id, (UUID) notice[1], (String) notice[2], Instant.ofEpochMilli((Long) notice[3]));
        return http.postAbs(url).timeout(PATIENCE).putHeader("Content-Type", "application/cloudevents+json").putHeader("webhook-id", id.toString())
                .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond())).putHeader("webhook-signature", secret.sign(id.toString(), now, body)).sendBuffer(Buffer.buffer(body))
                .map(answer -> answer.statusCode()).onFailure().recoverWithItem(0)
                .chain(status -> status / 100 == 2 ? change("delete from consent_notice where id = ?1", id, null) : later(id, status, (Integer) notice[4], now));
    }

    private Uni<Void> later(UUID id, int status, int attempts, Instant now) {
        log.warnf("a withdrawal is not taken by the registration-service notice=%s status=%d attempts=%d", id, status, attempts);
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts, 20));
        return change("update consent_notice set due_at = ?2 where id = ?1", id, now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }

    private Uni<Void> change(String statement, UUID id, Instant at) {
        return sessions.withTransaction(session -> {
            var query = session.createNativeQuery(statement).setParameter(1, id);
            return (at == null ? query : query.setParameter(2, at)).executeUpdate();
        }).replaceWithVoid();
    }

    private String event(UUID id, UUID prospect, String purpose, Instant at) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", "/leads");
        event.put("type", "touchstone.consent.withdrawn");
        event.put("subject", "prospect/" + prospect);
        event.put("time", at);
        event.put("datacontenttype", "application/json");
        event.put("data", Map.of("prospect", prospect, "purpose", purpose));
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
