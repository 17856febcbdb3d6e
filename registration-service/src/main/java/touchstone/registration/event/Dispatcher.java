package touchstone.registration.event;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import touchstone.commons.webhook.Secret;

/**
 * Delivers events to their subscribers, at least once and signed as Standard Webhooks prescribe. Nothing is given up; an event about a subject waits for the earlier ones about it.
 * Each subscriber has a job of its own: one that is slow holds up nobody else.
 */
@ApplicationScoped
public class Dispatcher {
    private static final Logger log = Logger.getLogger(Dispatcher.class);
    private static final int AT_ONCE = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    /** So that other instances leave them alone: longer than all of them can take. */
    private static final Duration LEASE = PATIENCE.multipliedBy(AT_ONCE).plusMinutes(1);
    private static final String CLAIM = """
            update outbox_event set due_at = ?2, attempts = attempts + 1 where subscriber = ?4 and id in (
                select id from outbox_event e where subscriber = ?4 and delivered_at is null and due_at <= ?1 and not exists (
                    select 1 from outbox_event o where o.subscriber = e.subscriber and o.subject = e.subject and o.delivered_at is null and o.id < e.id)
                order by due_at limit ?3 for update skip locked)
            returning id, body, attempts""";

    private final Mutiny.SessionFactory sessions;
    private final SubscriberConfig config;
    private final Clock clock;
    private final WebClient http;

    Dispatcher(Mutiny.SessionFactory sessions, SubscriberConfig config, Clock clock, Vertx vertx) {
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
        this.http = WebClient.create(vertx);
    }

    void start(@Observes StartupEvent start, Scheduler scheduler) {
        config.all().forEach((name, subscriber) -> scheduler.newJob(job(name)).setInterval("1s").setConcurrentExecution(Scheduled.ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> dispatch(name, subscriber)).schedule());
    }

    static String job(String subscriber) {
        return "events to " + subscriber;
    }

    /** What waits for one of them. */
    Uni<Void> dispatch(String name, SubscriberConfig.Subscriber subscriber) {
        return Multi.createBy().repeating().uni(() -> batch(name, subscriber)).whilst(count -> count == AT_ONCE).collect().last()
                .onFailure().invoke(failure -> log.warnf("the outbox cannot be worked on, trying again subscriber=%s: %s", name, failure.getMessage()))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    private Uni<Integer> batch(String name, SubscriberConfig.Subscriber subscriber) {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> session.createNativeQuery(CLAIM, Object[].class).setParameter(1, now).setParameter(2, now.plus(LEASE)).setParameter(3, AT_ONCE).setParameter(4, name).getResultList())
                .call(due -> Multi.createFrom().iterable(due).onItem().transformToUniAndConcatenate(event -> deliver(event, name, subscriber)).collect().last()).map(List::size);
    }

    private Uni<Void> deliver(Object[] event, String name, SubscriberConfig.Subscriber subscriber) {
        UUID id = (UUID) event[0];
        String body = (String) event[1];
        Instant now = clock.instant();
        return http.postAbs(subscriber.url().toString()).timeout(PATIENCE.toMillis()).putHeader("Content-Type", "application/cloudevents+json").putHeader("webhook-id", id.toString())
                .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond())).putHeader("webhook-signature", new Secret(subscriber.secret()).sign(id.toString(), now, body)).sendBuffer(Buffer.buffer(body))
                .map(answer -> answer.statusCode())
                .onFailure().recoverWithItem(0)
                .chain(status -> record(id, name, status, (Integer) event[2]));
    }

    private Uni<Void> record(UUID id, String subscriber, int status, int attempts) {
        Instant now = clock.instant();
        boolean taken = status / 100 == 2;
        if (!taken) log.warnf("an event is not taken event=%s subscriber=%s status=%d attempts=%d", id, subscriber, status, attempts);
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts, 20));
        return sessions.withTransaction(session -> session
                .createNativeQuery("update outbox_event set last_status = ?3, due_at = ?4, delivered_at = case when ?5 then cast(?6 as timestamptz) end where id = ?1 and subscriber = ?2")
                .setParameter(1, id).setParameter(2, subscriber).setParameter(3, status)
                .setParameter(4, now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE)).setParameter(5, taken).setParameter(6, now).executeUpdate()).replaceWithVoid();
    }
}
