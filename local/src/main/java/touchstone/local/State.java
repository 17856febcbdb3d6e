package touchstone.local;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What runs for a data folder, as its file says. It is written before anything else can go wrong, so that leftovers of a killed launcher are found.
 *
 * @param supervisor the process that started the parts and stops them
 * @param front address of the front door
 * @param issuer who issues tokens for it
 * @param ready whether all parts were up
 */
public record State(Recorded supervisor, String front, String issuer, boolean ready, List<Recorded> parts) {
    public State {
        parts = List.copyOf(parts);
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty if nothing was started there, or it was stopped in good order. */
    public static Optional<State> read(DataFolder data) {
        Path file = data.state();
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), State.class)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void write(DataFolder data) {
        Path file = data.state();
        Path next = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            JSON.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), this);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @JsonIgnore
    public boolean isUp() {
        return supervisor.process().isPresent();
    }

    /** Ends what a supervisor left behind, the last started first. */
    public void endLeftovers() {
        for (int i = parts.size() - 1; i >= 0; i--) parts.get(i).end();
    }
}
