package touchstone.catalog.imports;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import touchstone.catalog.imports.Imports.Claim;
import touchstone.catalog.product.Finding;
import touchstone.commons.problem.Problem;
import touchstone.commons.problem.Refusal;

/**
 * Takes in the files that nobody waits for, one at a time per instance. An import that its instance left in the middle is gone on with where it was, by
 * whichever instance finds it first.
 */
@ApplicationScoped
class ImportQueue {
    private static final Logger log = Logger.getLogger(ImportQueue.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_ATTEMPTS = 5;

    private final Imports imports;
    private final ImportFiles files;
    private final Importing importing;
    private final ImportConfig config;
    private final Clock clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "imports");
        thread.setDaemon(true);
        return thread;
    });

    ImportQueue(Imports imports, ImportFiles files, Importing importing, ImportConfig config, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.importing = importing;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        worker.scheduleWithFixedDelay(this::drain, config.lookEvery().toMillis(), config.lookEvery().toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    /** Keeps a file until it is taken in. Blocks. */
    void add(ImportOrder order, Path file) {
        await(imports.queue(order, files.keep(order.id(), file), clock.instant()));
    }

    /** Takes a file in now. It is kept until then, so that others go on with it should we not come to the end. Blocks. */
    void takeNow(ImportOrder order, Path file) {
        int pieces = files.keep(order.id(), file);
        Claim claim = await(imports.take(order, pieces, clock.instant()));
        try {
            importing.run(claim, file);
        } catch (Refusal refusal) {
            files.forget(order.id(), pieces);
            throw refusal;
        }
        files.forget(order.id(), pieces);
    }

    /** Stops an import. Fails with {@link ImportNotFound} or {@link ImportOver}. Blocks. */
    void cancel(UUID id) {
        files.forget(id, await(imports.cancel(id, clock.instant())));
    }

    void drain() {
        try {
            for (Claim claim = claim(); claim != null; claim = claim()) take(claim);
        } catch (RuntimeException e) {
            log.debug("cannot look for imports", e);
        } catch (Throwable e) {
            // Whatever leaves this method ends the schedule.
            log.warn("cannot look for imports", e);
        }
    }

    private Claim claim() {
        return await(imports.claim(clock.instant(), config.patience()));
    }

    void take(Claim claim) {
        ImportOrder order = claim.order();
        try (Spool spool = new Spool(files.read(order.id(), claim.pieces()))) {
            importing.run(claim, spool.path());
        } catch (Refusal refusal) {
            await(imports.fail(order.id(), refusal.problem(), clock.instant()));
        } catch (Throwable e) {
            // Errors too: a file may run the stack or the heap full, and would do so for ever.
            if (claim.attempts() < MOST_ATTEMPTS) {
                log.warnf(e, "import interrupted import=%s", order.id());
                return;
            }
            log.errorf(e, "import given up import=%s", order.id());
            Finding why = new Finding("given-up", null, "The import was interrupted time and again. What was taken in before is undone.");
            if (await(imports.undoingGivenUp(order.id(), List.of(why)))) return;
            await(imports.fail(order.id(), new Problem("import-given-up", "Import given up", 500, "It was interrupted time and again. Rows up to there were taken in."), clock.instant()));
        }
        files.forget(order.id(), claim.pieces());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
