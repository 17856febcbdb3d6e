package touchstone.lead.lead;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/**
 * Does at once what many ask for at the same time. Whoever comes while nobody else does is served at once and alone; those who come while others are being served wait for each other,
 * and go next. Where something fails for a group, each of the group is served alone, so that nobody is refused because of somebody else.
 *
 * @param <Q> what one asks for
 * @param <A> what one gets
 */
final class Together<Q, A> {
    private final int groups;
    private final int most;
    private final Function<List<Q>, Uni<List<A>>> work;
    private final Queue<Waiting<Q, A>> waiting = new ArrayDeque<>();
    private int underWay;

    private record Waiting<Q, A>(Q question, UniEmitter<? super A> emitter) {}

    /** @param groups how many are served side by side @param most how many may be in a group @param work answers in the order of the questions, and may be done once more for each if it fails */
    Together(int groups, int most, Function<List<Q>, Uni<List<A>>> work) {
        this.groups = groups;
        this.most = most;
        this.work = work;
    }

    Uni<A> ask(Q question) {
        Uni<A> answer = Uni.createFrom().emitter(emitter -> {
            synchronized (waiting) {
                waiting.add(new Waiting<>(question, emitter));
            }
            next();
        });
        // Whoever asked goes on where they were: a session of the database belongs to its context.
        Context here = Vertx.currentContext();
        return here == null ? answer : answer.emitOn(command -> here.runOnContext(nothing -> command.run()));
    }

    private void next() {
        List<Waiting<Q, A>> group = new ArrayList<>();
        synchronized (waiting) {
            if (waiting.isEmpty() || underWay == groups) return;
            underWay++;
            while (group.size() < most && !waiting.isEmpty()) group.add(waiting.poll());
        }
        serve(group).onTermination().invoke(this::done).subscribe().with(served -> {}, failure -> group.forEach(one -> one.emitter.fail(failure)));
    }

    private void done() {
        synchronized (waiting) {
            underWay--;
        }
        next();
    }

    private Uni<Void> serve(List<Waiting<Q, A>> group) {
        Uni<Void> served = Uni.createFrom().deferred(() -> work.apply(group.stream().map(Waiting::question).toList())).invoke(answers -> {
            for (int i = 0; i < group.size(); i++) group.get(i).emitter.complete(answers.get(i));
        }).replaceWithVoid();
        return group.size() == 1 ? served : served.onFailure().recoverWithUni(() -> Multi.createFrom().iterable(group)
                .onItem().transformToUniAndConcatenate(one -> serve(List.of(one)).onFailure().invoke(one.emitter::fail).onFailure().recoverWithNull()).collect().last().replaceWithVoid());
    }
}
