package touchstone.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import touchstone.local.State;

/** Stops everything, also what a killed launcher has left behind. */
@Command(name = "down", description = "Stops everything and waits until it is gone. The data stay.", mixinStandardHelpOptions = true)
public final class Down implements Callable<Integer> {
    @Mixin private Data data;

    @Override
    public Integer call() {
        State state = State.read(data.folder()).orElse(null);
        if (state == null) {
            System.out.println("Touchstone is not up.");
            return 0;
        }
        state.supervisor().end();
        state.endLeftovers();
        System.out.println("Touchstone is down.");
        return 0;
    }
}
