package touchstone.gateway.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static touchstone.gateway.Eventually.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProvingTest {
    private final Semaphore may = new Semaphore(0);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Proving proving = new Proving(this::prove, executor);

    private ProofView prove(int hours) {
        begun.incrementAndGet();
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        may.acquireUninterruptibly();
        running.decrementAndGet();
        if (hours == 0) throw new IllegalStateException("no proof");
        return new ObjectMapper().convertValue(Map.of("waiting", hours), ProofView.class);
    }

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void those_who_ask_while_one_is_made_share_the_next() {
        CompletableFuture<ProofView> first = ask(24);
        await(() -> begun.get() == 1);
        List<CompletableFuture<ProofView>> others = IntStream.range(0, 20).mapToObj(i -> ask(24)).toList();
        CompletableFuture<ProofView> longer = ask(48);
        others.get(0).cancel(true);
        may.release(3);

        first.join();
        longer.join();
        for (CompletableFuture<ProofView> other : others.subList(1, 20)) assertSame(others.get(19).join(), other.join());
        assertEquals("3 1", begun + " " + most);
    }

    @Test
    void one_that_fails_holds_up_nobody() {
        CompletableFuture<ProofView> failing = ask(0);
        CompletableFuture<ProofView> next = ask(24);
        may.release(2);
        assertEquals("no proof", assertThrows(CompletionException.class, failing::join).getCause().getMessage());
        next.join();
    }

    private CompletableFuture<ProofView> ask(int hours) {
        return proving.now(hours).subscribeAsCompletionStage();
    }
}
