package touchstone.lead.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import touchstone.commons.webhook.AddressNotAllowed;
import touchstone.commons.webhook.Addresses;

/**
 * Delivers events to those who subscribed: at least once, and in order per subject; what is about different subjects goes out side by side. Who does not take something is asked
 * again later, and later; what waits for them waits, what waits for others does not. Who leaves something untaken for {@link WebhookConfig#patience} is asked no more, and
 * whoever they named is told by mail. Any number of instances may run.
 */
@ApplicationScoped
public class Dispatcher {
    private static final Logger log = Logger.getLogger(Dispatcher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_SUBSCRIBERS_AT_ONCE = 8;
    /** How many times longer than one attempt a lease is: a turn begins no attempt after the first of these, and so ends well within it, however slow the subscriber. */
    private static final int LEASE = 3;

    private final Webhooks webhooks;
    private final Disabling disabling;
    private final WebhookConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    // Whoever answers with another address would lead us past the check of addresses.
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).connectTimeout(PATIENCE).build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Dispatcher::daemon);
    private final ExecutorService turns = Executors.newFixedThreadPool(MOST_SUBSCRIBERS_AT_ONCE, Dispatcher::daemon);
    private final ExecutorService senders;

    Dispatcher(Webhooks webhooks, Disabling disabling, WebhookConfig config, ObjectMapper json, Clock clock) {
        this.webhooks = webhooks;
        this.disabling = disabling;
        this.config = config;
        this.json = json;
        this.clock = clock;
        senders = Executors.newFixedThreadPool(config.connections(), Dispatcher::daemon);
    }

    void begin(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(this::look, config.every().toMillis(), config.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is under way is delivered once more by whoever comes next. */
    @PreDestroy
    void close() {
        timer.shutdownNow();
        turns.shutdownNow();
        senders.shutdownNow();
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tidy() {
        return webhooks.tidy(clock.instant().minus(KEPT)).onFailure().invoke(failure -> log.warnf("events not tidied up, trying again in an hour cause=%s", failure)).onFailure().recoverWithNull();
    }

    private void look() {
        try {
            Instant now = clock.instant();
            for (Webhook webhook : await(webhooks.lease(now, now.plus(lease()), MOST_SUBSCRIBERS_AT_ONCE))) turns.execute(() -> serve(webhook, now));
        } catch (RuntimeException e) {
            log.debugf("subscriptions not read, trying again: %s", e.toString());
        }
    }

    private Duration lease() {
        return config.timeout().multipliedBy(LEASE);
    }

    /** Turn after turn while everything is taken. Each reads the subscription's filter and secret as they were when it was leased. */
    private void serve(Webhook webhook, Instant leased) {
        try {
            Instant began = leased;
            int failures = webhook.failures();
            while (true) {
                List<Event> events = await(webhooks.waiting(webhook.id(), MOST_AT_ONCE));
                List<Delivery> tried = deliver(webhook, events, failures, began.plus(config.timeout()));
                Delivery failed = tried.stream().filter(it -> it.failure() != null).max(Comparator.comparing(Delivery::isGone)).orElse(null);
                boolean more = failed == null && !events.isEmpty() && !Thread.currentThread().isInterrupted() && Duration.between(leased, clock.instant()).compareTo(lease()) < 0;
                Instant now = clock.instant();
                if (failed != null) {
                    Instant since = webhook.failingSince() != null && failures > 0 ? webhook.failingSince() : failed.at();
                    await(webhooks.moveOn(webhook.id(), tried, new Webhooks.Failed(failures + 1, since, now.plus(pause(failures + 1))), null));
                    giveUp(webhook, failed, since, now);
                    return;
                }
                await(webhooks.moveOn(webhook.id(), tried, null, more ? now.plus(lease()) : null));
                if (!more) return;
                failures = 0;
                began = now;
            }
        } catch (RuntimeException e) {
            log.warnf("events not delivered, trying again webhook=%s: %s", webhook.id(), e.toString());
        }
    }

    /** Those of one subject one after the other, up to the first that is not taken. @param until begins nothing after it */
    private List<Delivery> deliver(Webhook webhook, List<Event> events, int failures, Instant until) {
        Map<String, List<Event>> bySubject = new LinkedHashMap<>();
        events.forEach(event -> bySubject.computeIfAbsent(event.subject(), subject -> new ArrayList<>()).add(event));
        List<CompletableFuture<List<Delivery>>> going = bySubject.values().stream().map(about -> CompletableFuture.supplyAsync(() -> deliverInOrder(webhook, about, failures, until), senders)).toList();
        return going.stream().map(CompletableFuture::join).flatMap(Collection::stream).toList();
    }

    private List<Delivery> deliverInOrder(Webhook webhook, List<Event> about, int failures, Instant until) {
        List<Delivery> tried = new ArrayList<>();
        for (Event event : about) {
            if (clock.instant().isAfter(until)) break;
            Delivery delivery = attempt(webhook, event, failures + 1);
            if (delivery == null) break;
            tried.add(delivery);
            if (delivery.failure() != null) break;
        }
        return tried;
    }

    private Delivery attempt(Webhook webhook, Event event, int attempt) {
        Instant now = clock.instant();
        try {
            Addresses.check(webhook.url(), config.privateAddresses());
            String body = json.writeValueAsString(event.told());
            HttpRequest request = HttpRequest.newBuilder(webhook.url()).timeout(config.timeout()).header("Content-Type", "application/cloudevents+json")
                    .header("webhook-id", event.id()).header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                    .header("webhook-signature", webhook.sign(event.id(), now, body)).POST(BodyPublishers.ofString(body)).build();
            int status = send(request);
            return done(event, attempt, status, status / 100 == 2 ? null : "not taken", now);
        } catch (AddressNotAllowed notAllowed) {
            return done(event, attempt, null, "address not allowed", now);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            return done(event, attempt, null, "no answer", now);
        } catch (InterruptedException e) {
            // We are told to end: it is tried again by whoever comes next.
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** The time-out of a request counts up to the head of the answer only; a body may not hold us up longer either, nor fill our memory. */
    private int send(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.sendAsync(request, BodyHandlers.discarding());
        try {
            return answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer in time", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static Delivery done(Event event, int attempt, Integer status, String failure, Instant at) {
        return new Delivery(event.id(), event.type(), event.subject(), attempt, event.again(), status, failure, at);
    }

    private Duration pause(int failures) {
        Duration pause = config.firstPause().multipliedBy(1L << Math.min(20, failures - 1));
        return pause.compareTo(config.longestPause()) > 0 ? config.longestPause() : pause;
    }

    private void giveUp(Webhook webhook, Delivery failed, Instant since, Instant now) {
        if (!failed.isGone() && since.plus(config.patience()).isAfter(now)) return;
        String why = failed.isGone() ? "The subscriber answered 410: it takes nothing any more."
                : "Something was not taken for " + config.patience() + ", up to now: " + (failed.status() == null ? failed.failure() : "status " + failed.status()) + ".";
        disabling.disable(webhook, why, now);
        log.warnf("subscription disabled webhook=%s status=%s failingSince=%s", webhook.id(), failed.status(), since);
    }

    private static <T> T await(Uni<T> something) {
        return something.await().atMost(PATIENCE);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "lead-webhooks");
        thread.setDaemon(true);
        return thread;
    }
}
