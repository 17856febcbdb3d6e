package touchstone.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import touchstone.local.Recorded;
import touchstone.local.State;

/** What runs, and where. */
@Command(name = "status", description = "Says what runs and where. Exits 0 only if all is up.", mixinStandardHelpOptions = true)
public final class Status implements Callable<Integer> {
    @Mixin private Data data;

    @Override
    public Integer call() {
        State state = data.up();
        boolean all = state.ready();
        for (Recorded part : state.parts()) {
            boolean runs = part.process().isPresent();
            all &= runs;
            System.out.printf("%-13s %-8s pid %-8d %s%n", part.name(), runs ? "running" : "ended", part.pid(), part.address());
        }
        System.out.println(state.ready() ? "The front door is at " + state.front() : "Still starting.");
        return all ? 0 : 1;
    }
}
