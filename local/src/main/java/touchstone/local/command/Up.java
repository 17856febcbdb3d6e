package touchstone.local.command;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import touchstone.local.DataFolder;
import touchstone.local.Options;
import touchstone.local.OwnServers;
import touchstone.local.Port;
import touchstone.local.Stack;
import touchstone.local.State;
import touchstone.local.demo.Demo;

/** Starts everything, says where it is, and stops it at Ctrl-C. */
@Command(name = "up", description = "Builds what is not built, starts everything and prints the addresses. Ctrl-C stops all.", mixinStandardHelpOptions = true)
public final class Up implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Data data;

    @Option(names = "--detach", description = "return when all is ready, and leave it running: ./touchstone down stops it")
    private boolean detach;

    @Option(names = "--fresh", description = "clear the data first")
    private boolean fresh;

    @Option(names = "--build", description = "build the services even if they are built")
    private boolean build;

    @Option(names = "--postgres", paramLabel = "HOST:PORT", defaultValue = "${env:TOUCHSTONE_POSTGRES}",
            description = "use this PostgreSQL with its databases registration, lead, ledger and keycloak; "
                    + "TOUCHSTONE_POSTGRES_USER and TOUCHSTONE_POSTGRES_PASSWORD say as whom")
    private String postgres;

    @Option(names = "--mongodb", paramLabel = "URI", defaultValue = "${env:TOUCHSTONE_MONGODB}", description = "use this MongoDB")
    private String mongodb;

    @Option(names = "--keycloak", paramLabel = "ISSUER", defaultValue = "${env:TOUCHSTONE_KEYCLOAK}",
            description = "use this realm of a Keycloak; TOUCHSTONE_OIDC_CLIENT_SECRET is the secret of its client gateway")
    private String keycloak;

    @Option(names = "--smtp", paramLabel = "HOST:PORT", defaultValue = "${env:TOUCHSTONE_SMTP}", description = "send mail there")
    private String smtp;

    /** The command with one option for each port. */
    public static CommandLine line() {
        var line = new CommandLine(new Up());
        for (Port port : Port.values()) {
            line.getCommandSpec().addOption(OptionSpec.builder("--" + port.option()).paramLabel("N").type(Integer.class)
                    .description("port of " + port.purpose() + "; if not given " + port.usual() + ", or a free one where that is taken").build());
        }
        return line;
    }

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        DataFolder folder = data.folder();
        State present = State.read(folder).filter(State::isUp).orElse(null);
        if (present != null) {
            System.out.println("Touchstone is already " + (present.ready() ? "up at " + present.front() : "starting") + ": ./touchstone status says more.");
            return 0;
        }
        if (detach) return Detached.run(folder, spec.commandLine().getParseResult().originalArgs());
        Build.services(folder, build);
        System.out.println("Starting Touchstone with the data in " + folder.folder());
        Stack stack = Stack.start(options(folder), System.out::println);
        Demo.loadOnce(stack, System.out::println);
        System.out.printf("Touchstone is up after %.0f seconds.%n", (System.nanoTime() - begin) / 1e9);
        Addresses.print(stack, keycloak == null, smtp == null);
        stack.announce();
        return supervise(stack);
    }

    private Options options(DataFolder folder) {
        var ports = new EnumMap<Port, Integer>(Port.class);
        for (Port port : Port.values()) {
            Integer asked = spec.findOption("--" + port.option()).getValue();
            if (asked != null) ports.put(port, asked);
        }
        Map<String, String> environment = System.getenv();
        var own = new OwnServers(postgres, environment.get("TOUCHSTONE_POSTGRES_USER"), environment.get("TOUCHSTONE_POSTGRES_PASSWORD"),
                mongodb, keycloak, environment.get("TOUCHSTONE_OIDC_CLIENT_SECRET"), smtp);
        return new Options(folder.folder(), fresh, false, ports, own);
    }

    /** Returns only when something has gone wrong. */
    private static int supervise(Stack stack) {
        try {
            stack.failure().join();
            return 0;
        } catch (CompletionException e) {
            // Ctrl-C reaches the parts, too; one that ends by it may be noticed before we are told ourselves.
            if (!stack.isClosing()) System.err.println(e.getCause().getMessage());
            stack.close();
            return 1;
        }
    }
}
