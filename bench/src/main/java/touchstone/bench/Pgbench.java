package touchstone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.local.Ports;

/** PostgreSQL's own load generator {@code pgbench}, where it is installed: what the same server does with the smallest durable commit there is. */
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private final Path program;

    private Pgbench(Path program) {
        this.program = program;
    }

    static Optional<Pgbench> find() {
        return Wrk.program("pgbench").map(Pgbench::new);
    }

    /** @param folder for the script @return single-row commits a second */
    double commits(Path folder, int port, String database, int clients, int seconds) {
        try {
            Path script = Files.writeString(folder.resolve("single-row.sql"), "insert into single_row (at, text) values (now(), 'A demo request of somebody');\n");
            Process process = new ProcessBuilder(List.of(program.toString(), "-n", "-M", "prepared", "-c", String.valueOf(clients), "-j", "2", "-T", String.valueOf(seconds), "-f", script.toString(),
                    "-h", Ports.HOST, "-p", String.valueOf(port), "-U", "postgres", database)).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher rate = RATE.matcher(said);
            if (process.waitFor() != 0 || !rate.find()) throw new IllegalStateException("pgbench failed:\n" + said);
            return Double.parseDouble(rate.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
