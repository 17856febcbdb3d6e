package touchstone.lead.crm;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import touchstone.commons.problem.Refusal;
import touchstone.lead.crm.Connections.Due;
import touchstone.lead.lead.Actor;
import touchstone.lead.opportunity.Outcomes;

/** Tells systems of others of accepted leads, and takes over what became of them there. All of it may be done again. Any number of instances may run. */
@ApplicationScoped
class Exchanging {
    private static final Logger log = Logger.getLogger(Exchanging.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofMinutes(5);
    /** Others' clocks are not ours. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int AT_ONCE = 50;

    private final Connections connections;
    private final Deals deals;
    private final Outcomes outcomes;
    private final List<Crm> kinds;
    private final Clock clock;
    private final Duration pullEvery;

    Exchanging(Connections connections, Deals deals, Outcomes outcomes, Instance<Crm> kinds, Clock clock, @ConfigProperty(name = "touchstone.crm.pull", defaultValue = "PT5M") Duration pullEvery) {
        this.connections = connections;
        this.deals = deals;
        this.outcomes = outcomes;
        this.kinds = kinds.stream().toList();
        this.clock = clock;
        this.pullEvery = pullEvery;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Blocking
    void exchange() {
        try {
            Instant now = clock.instant();
            for (Connection connection : await(connections.lease(now, now.plus(LEASE)))) exchange(connection, now);
        } catch (RuntimeException e) {
            log.warnf("nothing exchanged with others, trying again cause=%s", e.toString());
        }
    }

    private void exchange(Connection connection, Instant began) {
        String trouble = null;
        Duration pause = Duration.ZERO;
        int failures = 0;
        try {
            if (!connection.pullAt().isAfter(began)) pull(connection, began);
            push(connection, began);
        } catch (CrmFailure failure) {
            failures = connection.failures() + 1;
            trouble = failure.getMessage();
            pause = failure.pause != null ? failure.pause : pause(failures);
            log.warnf("nothing goes there for now connection=%s status=%d failures=%d", connection.id(), failure.status, failures);
        } catch (Refusal unavailable) {
            failures = connection.failures() + 1;
            trouble = unavailable.getMessage();
            pause = pause(failures);
        } catch (RuntimeException e) {
            // It may have been ended meanwhile; the others go on.
            failures = connection.failures() + 1;
            trouble = "Something went wrong here; the log of the lead-service tells what.";
            pause = pause(failures);
            log.warnf("nothing exchanged, trying again connection=%s cause=%s", connection.id(), e.toString());
        }
        await(connections.release(connection, trouble, failures, clock.instant().plus(pause)));
    }

    private static Duration pause(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(20, failures - 1));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private Crm crm(Connection connection) {
        return kinds.stream().filter(crm -> crm.kind() == connection.kind()).findFirst().orElseThrow();
    }

    private void push(Connection connection, Instant began) {
        List<Due> due = await(connections.due(connection.id(), began, AT_ONCE));
        while (!due.isEmpty()) {
            for (Due one : due) push(connection, one);
            // Well before the lease ends.
            if (due.size() < AT_ONCE || Duration.between(began, clock.instant()).compareTo(LEASE.dividedBy(3)) > 0) return;
            due = await(connections.due(connection.id(), began, AT_ONCE));
        }
    }

    private void push(Connection connection, Due due) {
        Connections.Known lead = await(connections.lead(due.lead()));
        if (lead == null) {
            await(connections.dropped(connection.id(), due));
            return;
        }
        Deal deal = await(deals.of(List.of(lead))).get(0);
        if (deal.email() == null) {
            await(connections.later(connection.id(), due, "Their address may not leave: they did not say it themselves, or had the use of their data restricted.", clock.instant().plus(Duration.ofDays(1))));
            return;
        }
        try {
            Crm.Ids ids = crm(connection).push(connection, deal);
            await(connections.pushed(connection.id(), due, ids, clock.instant()));
        } catch (CrmFailure failure) {
            if (!failure.one) throw failure;
            await(connections.later(connection.id(), due, failure.getMessage(), clock.instant().plus(pause(due.attempts() + 4))));
        }
    }

    private void pull(Connection connection, Instant began) {
        Actor by = new Actor("crm/" + connection.id(), connection.kind() == Kind.HUBSPOT ? "HubSpot" : "Salesforce");
        for (Crm.Settled settled : crm(connection).settled(connection, connection.pulledUntil().minus(OVERLAP))) {
            try {
                on(() -> outcomes.settle(new Outcomes.Settled(settled.lead(), settled.won(), settled.amount(), settled.on(), settled.reason() == null ? "Lost in " + by.name() : settled.reason()), by, false));
            } catch (Refusal refusal) {
                log.warnf("an outcome there is not taken over connection=%s lead=%s because=%s", connection.id(), settled.lead(), refusal.problem().type());
            }
        }
        await(connections.pulled(connection, began, clock.instant().plus(pullEvery)));
    }

    /** Hibernate wants an event loop. */
    private static <T> T on(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T await(Uni<T> something) {
        return something.await().atMost(PATIENCE);
    }
}
