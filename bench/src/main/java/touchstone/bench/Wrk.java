package touchstone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The load generator {@code wrk}, where it is installed: it leaves most of a small machine to what is measured. */
final class Wrk {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)|Socket errors: .*");
    private final Path program;

    private Wrk(Path program) {
        this.program = program;
    }

    static Optional<Wrk> find() {
        return program("wrk").map(Wrk::new);
    }

    /** A program on the PATH, or where Debian keeps servers. */
    static Optional<Path> program(String name) {
        return Stream.concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/sbin")).map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    }

    /** @return requests a second @throws IllegalStateException if any was not answered well */
    double rate(URI url, int connections, int seconds, Map<String, String> headers) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-t2", "-c" + connections, "-d" + seconds + "s", "--timeout", "30s"));
        headers.forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        command.add(url.toString());
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher rate = RATE.matcher(said);
            if (process.waitFor() != 0 || !rate.find() || FAILED.matcher(said).find()) throw new IllegalStateException(url + " was not answered well:\n" + said);
            return Double.parseDouble(rate.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
