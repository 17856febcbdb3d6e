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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import touchstone.catalog.publication.PublicationLog;
import touchstone.commons.Revision;
import touchstone.commons.webhook.AddressNotAllowed;

/**
 * Delivers the publication log to those who subscribed: at least once, one event after the other, so that none overtakes another about the same product. A subscriber
 * who does not take an event is asked again later, and later; its events wait, those of others do not. Whoever takes nothing for {@link WebhookConfig#patience} is
 * asked no more, until somebody makes the subscription active again.
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
    private final Redeliveries redeliveries;
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

    Dispatcher(Webhooks webhooks, Redeliveries redeliveries, PublicationLog entries, Addresses addresses, WebhookConfig config, ObjectMapper json, Clock clock) {
        this.webhooks = webhooks;
        this.redeliveries = redeliveries;
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
                if (webhook.state() == Webhook.State.ACTIVE && !webhook.notUntil().isAfter(now) && busy.putIfAbsent(webhook.id(), true) == null) workers.execute(() -> serve(webhook.id()));
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
            Webhook webhook = await(webhooks.get(id));
            if (webhook.state() == Webhook.State.ACTIVE) new Turn(webhook, now.plus(config.timeout())).run();
            await(webhooks.release(id));
        } catch (RuntimeException e) {
            log.warnf("events not delivered, trying again webhook=%s: %s", id, e.toString());
        } finally {
            busy.remove(id);
        }
    }

    /** One turn at a subscription: what is new first, then what is to be delivered once more. */
    private final class Turn {
        private final Webhook webhook;
        private final Instant until;
        private final List<Delivery> deliveries = new ArrayList<>();
        private Delivery failed;

        Turn(Webhook webhook, Instant until) {
            this.webhook = webhook;
            this.until = until;
        }

        void run() {
            Place reached = go(webhook.next(), null);
            for (Redelivery redelivery : await(redeliveries.of(webhook.id()))) {
                if (ends()) break;
                Place next = go(redelivery.next(), redelivery.last());
                await(next.compareTo(redelivery.last()) > 0 ? redeliveries.remove(redelivery) : redeliveries.moveOn(redelivery.from(next)));
            }
            if (failed != null) {
                Webhook tried = webhook.failed(reached, failed.at(), clock.instant().plus(pause(webhook.failures() + 1)));
                await(webhooks.moveOn(tried, deliveries));
                giveUp(tried);
            } else if (!deliveries.isEmpty() || !reached.equals(webhook.next())) {
                await(webhooks.moveOn(webhook.delivered(reached), deliveries));
            }
        }

        /** Delivers from one event on. @param last the last one, null for all there are @return the next one to deliver */
        private Place go(Place from, Place last) {
            Place place = from;
            do {
                List<PublicationLog.Entry> next = await(entries.after(place.entry() - 1));
                if (next.isEmpty()) return last == null ? place : after(last);
                for (PublicationLog.Entry entry : next) {
                    boolean wanted = webhook.channel() == null || webhook.channel().equals(entry.channel());
                    for (int item = place.entry() == entry.number() ? place.item() : 0; wanted && item < entry.items().size(); item++) {
                        place = new Place(entry.number(), item);
                        if (ends() || last != null && place.compareTo(last) > 0) return place;
                        Delivery delivery = attempt(webhook, CloudEvent.of(entry, item), failed == null && deliveries.isEmpty() ? webhook.failures() + 1 : 1, last != null);
                        deliveries.add(delivery);
                        if (delivery.failure() != null) {
                            failed = delivery;
                            return place;
                        }
                        place = after(place);
                    }
                    place = new Place(entry.number() + 1, 0);
                }
            } while (last != null && place.compareTo(last) <= 0);
            return place;
        }

        private boolean ends() {
            return failed != null || deliveries.size() >= MOST_AT_ONCE || clock.instant().isAfter(until);
        }

        private Place after(Place place) {
            return new Place(place.entry(), place.item() + 1);
        }

        private void giveUp(Webhook tried) {
            boolean tooLong = tried.failingSince().plus(config.patience()).isBefore(clock.instant());
            if (!failed.isGone() && !tooLong) return;
            String why = failed.isGone() ? "The subscriber answered 410: it takes nothing any more."
                    : "Nothing was taken for " + config.patience() + ", up to now: " + (failed.status() == null ? failed.failure() : "status " + failed.status()) + ".";
            await(webhooks.change(tried.with(Webhook.State.DISABLED, why, clock.instant())).onFailure(Revision.RevisionOutdated.class).recoverWithNull());
            log.warnf("subscription disabled webhook=%s status=%s failingSince=%s", tried.id(), failed.status(), tried.failingSince());
        }
    }

    private Delivery attempt(Webhook webhook, CloudEvent event, int attempt, boolean again) {
        Instant now = clock.instant();
        try {
            addresses.check(webhook.url());
            String body = json.writeValueAsString(event);
            HttpRequest request = HttpRequest.newBuilder(webhook.url()).timeout(config.timeout()).header("Content-Type", "application/cloudevents+json")
                    .header("webhook-id", event.id()).header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                    .header("webhook-signature", webhook.sign(event.id(), now, body)).POST(BodyPublishers.ofString(body)).build();
            int status = send(request);
            return new Delivery(event.id(), event.type(), event.subject(), attempt, again, status, status / 100 == 2 ? null : "not taken", now);
        } catch (AddressNotAllowed notAllowed) {
            return new Delivery(event.id(), event.type(), event.subject(), attempt, again, null, "address not allowed", now);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            return new Delivery(event.id(), event.type(), event.subject(), attempt, again, null, "no answer", now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The request's own timeout ends with the head of the answer; a body that never ends is no answer either. */
    private int send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, BodyHandlers.discarding());
        try {
            return answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException(e);
        }
    }

    private Duration pause(int failures) {
        Duration pause = config.firstPause().multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(config.longestPause()) > 0 ? config.longestPause() : pause;
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
