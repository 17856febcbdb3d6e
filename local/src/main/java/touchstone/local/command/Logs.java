package touchstone.local.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import touchstone.local.process.NotReady;

/** What a process has said since its last start. */
@Command(name = "logs", description = "Prints what a process has said since it was started.", mixinStandardHelpOptions = true)
public final class Logs implements Callable<Integer> {
    private static final long PAUSE = 200;

    @Mixin private Data data;

    @Parameters(paramLabel = "NAME", description = "registration, catalog, lead, gateway, postgres, keycloak, mongodb, mail, or touchstone for the launcher itself")
    private String name;

    @Option(names = {"-f", "--follow"}, description = "go on as it says more, until Ctrl-C")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path log = data.folder().log(name);
        if (!log.getParent().equals(data.folder().logs()) || Files.notExists(log)) throw new NotReady("There is no log of " + name + ", only of " + names() + ".");
        try (InputStream in = Files.newInputStream(log)) {
            do {
                in.transferTo(System.out);
                System.out.flush();
                if (follow) Thread.sleep(PAUSE);
            } while (follow);
        }
        return 0;
    }

    private String names() throws IOException {
        try (Stream<Path> files = Files.list(data.folder().logs())) {
            return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".log")).map(file -> file.replace(".log", ""))
                    .sorted().collect(Collectors.joining(", "));
        }
    }
}
