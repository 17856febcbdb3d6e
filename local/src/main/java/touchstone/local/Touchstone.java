package touchstone.local;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import touchstone.local.command.Down;
import touchstone.local.command.Import;
import touchstone.local.command.Logs;
import touchstone.local.command.Proof;
import touchstone.local.command.Status;
import touchstone.local.command.Up;
import touchstone.local.process.NotReady;

/** The one command: what the script {@code touchstone} starts. */
@Command(name = "touchstone", description = "The whole of Touchstone on one machine.", mixinStandardHelpOptions = true,
        subcommands = {Down.class, Status.class, Logs.class, Import.class, Proof.class})
public final class Touchstone {
    private Touchstone() {}

    public static void main(String[] args) {
        // The libraries that start servers tell developers, not users.
        Logger.getLogger("").setLevel(Level.OFF);
        var line = new CommandLine(new Touchstone()).addSubcommand(Up.line());
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            if (problem instanceof NotReady) System.err.println(problem.getMessage());
            else problem.printStackTrace();
            return 1;
        });
        System.exit(line.execute(args));
    }
}
