package touchstone.catalog.schedule;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.catalog.product.FieldRights;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.ProductNotFound;
import touchstone.catalog.product.Products;
import touchstone.catalog.product.RevisionRef;
import touchstone.catalog.product.Yardsticks;
import touchstone.catalog.publication.Publishing;
import touchstone.catalog.schedule.Schedule.Act;
import touchstone.catalog.schedule.Schedule.State;
import touchstone.commons.problem.Refusal;

/**
 * Publishes and withdraws at a time. What has to hold for a publication is asked when it is due, not when it is scheduled: a revision may be approved in between,
 * or sold out. What fails says why, and is not tried again.
 */
@ApplicationScoped
public class Scheduling {
    private static final Logger log = Logger.getLogger(Scheduling.class);
    private static final Duration FURTHEST = Duration.ofDays(5 * 366);

    private final Schedules schedules;
    private final Publishing publishing;
    private final Products products;
    private final Yardsticks yardsticks;
    private final Clock clock;

    Scheduling(Schedules schedules, Publishing publishing, Products products, Yardsticks yardsticks, Clock clock) {
        this.schedules = schedules;
        this.publishing = publishing;
        this.products = products;
        this.yardsticks = yardsticks;
        this.clock = clock;
    }

    /** Fails with {@link TimeNotScheduled}, {@link ProductNotFound} and for a channel or locale that there is not. */
    Uni<Schedule> add(UUID product, NewSchedule wanted, String author, FieldRights rights) {
        Instant now = clock.instant();
        if (!wanted.dueAt().isAfter(now) || wanted.dueAt().isAfter(now.plus(FURTHEST))) throw new TimeNotScheduled(wanted.dueAt(), now);
        // A revision that nobody has made can be no plan; everything else may come in time.
        RevisionRef ref = new RevisionRef(product, wanted.act() == Act.PUBLISH ? wanted.revision() : 1);
        return publishing.check(wanted.channel(), wanted.locale(), ref, rights).chain(checked -> {
            if (checked.stream().anyMatch(reason -> reason.code().equals(Publishing.UNKNOWN_REVISION))) throw new ProductNotFound(product);
            List<Finding> reasons = wanted.act() == Act.PUBLISH ? checked : List.of();
            Schedule schedule = new Schedule(UuidCreator.getTimeOrderedEpoch(), product, wanted.act(), wanted.revision(), wanted.channel(), wanted.locale(),
                    wanted.dueAt(), author, State.PENDING, null, List.of());
            return schedules.add(schedule).replaceWith(schedule.with(reasons));
        });
    }

    /** What is and was scheduled for a product, with reasons as far as the rights of whoever asks reach. */
    Uni<List<Schedule>> of(UUID product, FieldRights rights) {
        return schedules.of(product).chain(all -> products.byId(List.of(product)).chain(heads -> yardsticks.now().map(yardstick -> heads.isEmpty() ? all
                : all.stream().map(it -> it.with(rights.told(it.reasons(), yardstick.families().get(heads.get(product).family())))).toList())));
    }

    /** Does what is due, one after the other. */
    @Scheduled(every = "{touchstone.schedules.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return schedules.due(clock.instant())
                .chain(due -> Multi.createFrom().iterable(due.entrySet()).onItem().transformToUniAndConcatenate(it -> run(it.getKey(), it.getValue())).collect().last())
                .onFailure().invoke(failure -> log.warnf("schedules not looked at cause=%s", failure)).onFailure().recoverWithNull().replaceWithVoid();
    }

    private Uni<Boolean> run(Schedule schedule, int version) {
        return schedules.take(schedule, version, clock.instant()).chain(taken -> taken
                ? act(schedule).chain(reasons -> schedules.finish(schedule, version + 1, reasons.isEmpty() ? State.DONE : State.FAILED, reasons, clock.instant()))
                        .invoke(() -> log.infof("schedule run id=%s product=%s", schedule.id(), schedule.product()))
                : Uni.createFrom().item(false));
    }

    /** @return why it could not be done */
    private Uni<List<Finding>> act(Schedule schedule) {
        Uni<List<Finding>> act = schedule.act() == Act.PUBLISH
                ? publishing.publishOne(schedule.channel(), schedule.locale(), new RevisionRef(schedule.product(), schedule.revision()), schedule.author())
                : publishing.withdraw(schedule.product(), schedule.channel(), schedule.locale(), schedule.author()).replaceWith(List.of());
        return act.onFailure(Refusal.class).recoverWithItem(refused -> {
            String type = ((Refusal) refused).problem().type();
            return List.of(new Finding(type.substring(type.lastIndexOf('/') + 1), null, refused.getMessage()));
        });
    }
}
