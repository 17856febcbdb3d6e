package touchstone.catalog.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import touchstone.catalog.publication.PublicationLog;

/**
 * Delivers the publication log to those who subscribed: at least once, one event after the other, so that none overtakes another about the same product. A subscriber
 * who does not take an event is asked again later, and later; its events wait, those of others do not.
 */
@ApplicationScoped
public class Dispatcher {
    private static final Logger log = Logger.getLogger(Dispatcher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 100;
    /** How many times longer than one attempt a lease is: a turn begins no attempt after the first of these, and so ends well within it, however slow the subscriber. */
    private static final int LEASE = 3;
    private static final int MOST_SUBSCRIBERS_AT_ONCE = 8;

    private final Webhooks webhooks;
    private final PublicationLog entries;
    private final Addresses addresses;
    private final WebhookConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    // Whoever answers with another address would lead us past the check of addresses.
    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(PATIENCE).build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Dispatcher::daemon);
    private final ExecutorService workers = Executors.newFixedThreadPool(MOST_SUBSCRIBERS_AT_ONCE, Dispatcher::daemon);
    private final Map<UUID, Boolean> busy = new ConcurrentHashMap<>();

    Dispatcher(Webhooks webhooks, PublicationLog entries, Addresses addresses, WebhookConfig config, ObjectMapper json, Clock clock) {
        this.webhooks = webhooks;
        this.entries = entries;
        this.addresses = addresses;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(this::look, config.every().toMillis(), config.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }

    private void look() {
        try {
            Instant now = clock.instant();
            for (Webhook webhook : await(webhooks.all())) {
                if (!webhook.notUntil().isAfter(now) && busy.putIfAbsent(webhook.id(), true) == null) workers.execute(() -> serve(webhook.id()));
            }
        } catch (RuntimeException e) {
            log.debugf("subscriptions not read, trying again: %s", e.toString());
        }
    }

    private void serve(UUID id) {
        try {
            Instant now = clock.instant();
            if (!await(webhooks.lease(id, now, now.plus(config.timeout().multipliedBy(LEASE))))) return;
            // Read again under the lease: another instance may have moved it on.
            deliver(await(webhooks.get(id)), now.plus(config.timeout()));
            await(webhooks.release(id));
        } catch (RuntimeException e) {
            log.warnf("events not delivered, trying again webhook=%s: %s", id, e.toString());
        } finally {
            busy.remove(id);
        }
    }

    private void deliver(Webhook webhook, Instant until) {
        List<PublicationLog.Entry> next = await(entries.after(webhook.entry() - 1));
        List<Delivery> deliveries = new ArrayList<>();
        Webhook place = webhook;
        for (PublicationLog.Entry entry : next) {
            boolean wanted = webhook.channel() == null || webhook.channel().equals(entry.channel());
            for (int item = place.entry() == entry.number() ? place.item() : 0; wanted && item < entry.items().size(); item++) {
                Delivery delivery = attempt(webhook, CloudEvent.of(entry, item), place.failures() + 1);
                deliveries.add(delivery);
                if (delivery.failure() != null) {
                    await(webhooks.moveOn(failed(place, entry.number(), item), deliveries));
                    return;
                }
                place = at(webhook, entry.number(), item + 1);
                if (deliveries.size() == MOST_AT_ONCE || clock.instant().isAfter(until)) {
                    await(webhooks.moveOn(place, deliveries));
                    return;
                }
            }
            place = at(webhook, entry.number() + 1, 0);
        }
        if (!next.isEmpty()) await(webhooks.moveOn(place, deliveries));
    }

    private Delivery attempt(Webhook webhook, CloudEvent event, int attempt) {
        Instant now = clock.instant();
        try {
            addresses.check(webhook.url());
            String body = json.writeValueAsString(event);
            HttpRequest request = HttpRequest.newBuilder(webhook.url()).timeout(config.timeout()).header("Content-Type", "application/cloudevents+json")
                    .header("webhook-id", event.id()).header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                    .header("webhook-signature", webhook.secret().sign(event.id(), now, body)).POST(BodyPublishers.ofString(body)).build();
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return new Delivery(event.id(), event.type(), event.subject(), attempt, status, status / 100 == 2 ? null : "not taken", now);
        } catch (AddressNotAllowed notAllowed) {
            return new Delivery(event.id(), event.type(), event.subject(), attempt, null, "address not allowed", now);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            return new Delivery(event.id(), event.type(), event.subject(), attempt, null, "no answer", now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Webhook failed(Webhook place, long entry, int item) {
        int failures = place.failures() + 1;
        Duration pause = config.firstPause().multipliedBy(1L << Math.min(failures - 1, 20));
        Instant notUntil = clock.instant().plus(pause.compareTo(config.longestPause()) > 0 ? config.longestPause() : pause);
        return new Webhook(place.id(), place.url(), place.channel(), place.secret(), entry, item, failures, notUntil, place.createdAt());
    }

    private static Webhook at(Webhook webhook, long entry, int item) {
        return new Webhook(webhook.id(), webhook.url(), webhook.channel(), webhook.secret(), entry, item, 0, webhook.createdAt(), webhook.createdAt());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "webhooks");
        thread.setDaemon(true);
        return thread;
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
