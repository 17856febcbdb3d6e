package touchstone.gateway.ledger;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import touchstone.gateway.journal.Journal;

/**
 * One proof at a time, since each reads the whole journal. Those who ask while one is made share the next: what was answered before they asked must be in theirs.
 */
@Singleton
public class Proving {
    private final IntFunction<ProofView> proof;
    private final Executor executor;
    private final Map<Integer, CompletableFuture<ProofView>> waiting = new HashMap<>();
    private CompletableFuture<?> line = CompletableFuture.completedFuture(null);

    @Inject
    public Proving(Proof proof, Journal journal) {
        this(hours -> journal.whole(() -> proof.now(hours)), Infrastructure.getDefaultExecutor());
    }

    Proving(IntFunction<ProofView> proof, Executor executor) {
        this.proof = proof;
        this.executor = executor;
    }

    /** As {@link Proof#now}, in turn. */
    synchronized Uni<ProofView> now(int hours) {
        CompletableFuture<ProofView> mine = waiting.computeIfAbsent(hours, first -> {
            CompletableFuture<ProofView> next = line.handle((done, failure) -> null).thenApplyAsync(turn -> prove(hours), executor);
            line = next;
            return next;
        });
        // A copy for each: one who leaves takes it from nobody else.
        return Uni.createFrom().completionStage(mine.copy());
    }

    private ProofView prove(int hours) {
        synchronized (this) {
            waiting.remove(hours);
        }
        return proof.apply(hours);
    }
}
