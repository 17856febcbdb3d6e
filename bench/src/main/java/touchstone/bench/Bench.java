package touchstone.bench;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the script {@code touchstone} starts for {@code bench}. */
@Command(name = "touchstone bench", description = "Measures on this machine, with real processes and data that are made up.", mixinStandardHelpOptions = true, 
        subcommands = {CatalogBench.class, GatewayBench.class, LeadBench.class, RegistrationBench.class})
public final class Bench {
    private Bench() {}

    public static void main(String[] args) {
        Logger.getLogger("").setLevel(Level.OFF);
        System.exit(commandLine(new Bench()).execute(args));
    }

    static CommandLine commandLine(Object command) {
        return new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
