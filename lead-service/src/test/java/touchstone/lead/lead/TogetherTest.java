package touchstone.lead.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private final List<List<Integer>> groups = new ArrayList<>();
    private final List<UniEmitter<? super List<String>>> open = new ArrayList<>();
    private final Together<Integer, String> together = new Together<>(1, 3, this::work);

    /** Each waits until the test says that it is done. */
    private Uni<List<String>> work(List<Integer> group) {
        groups.add(group);
        return Uni.createFrom().emitter(open::add);
    }

    @Test
    void who_comes_alone_is_served_at_once_and_who_comes_meanwhile_together() {
        var first = ask(1);
        var others = IntStream.rangeClosed(2, 5).mapToObj(this::ask).toList();
        assertEquals(List.of(List.of(1)), groups);

        finish(0);
        assertEquals("did 1", first.join());
        finish(1);
        finish(2);

        assertEquals(List.of(List.of(1), List.of(2, 3, 4), List.of(5)), groups);
        assertEquals(List.of("did 2", "did 3", "did 4", "did 5"), others.stream().map(CompletableFuture::join).toList());
    }

    @Test
    void where_a_group_fails_each_is_served_alone_and_only_whose_fault_it_is_is_refused() {
        ask(1);
        var asked = IntStream.rangeClosed(2, 4).mapToObj(this::ask).toList();
        finish(0);
        open.get(1).fail(new IllegalStateException("one of them is wrong"));
        finish(2);
        open.get(3).fail(new IllegalArgumentException("this one"));
        finish(4);

        assertEquals(List.of(List.of(1), List.of(2, 3, 4), List.of(2), List.of(3), List.of(4)), groups);
        assertEquals("did 2", asked.get(0).join());
        assertEquals("this one", assertThrows(CompletionException.class, asked.get(1)::join).getCause().getMessage());
        assertEquals("did 4", asked.get(2).join());
    }

    @Test
    void after_a_failure_the_next_is_served() {
        var failed = ask(1);
        var next = ask(2);
        open.get(0).fail(new IllegalStateException("away"));
        finish(1);

        assertThrows(CompletionException.class, failed::join);
        assertEquals("did 2", next.join());
    }

    private CompletableFuture<String> ask(int question) {
        return together.ask(question).subscribeAsCompletionStage();
    }

    private void finish(int group) {
        open.get(group).complete(groups.get(group).stream().map(question -> "did " + question).toList());
    }
}
