package touchstone.local.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import touchstone.local.DataFolder;
import touchstone.local.Home;
import touchstone.local.State;
import touchstone.local.process.NotReady;

/** The option that says which system is meant. */
public final class Data {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:TOUCHSTONE_DATA}", description = "where all data lie; .touchstone/data if not given")
    private Path folder;

    DataFolder folder() {
        return new DataFolder(folder == null ? Home.folder().resolve("data") : folder);
    }

    /** @throws NotReady if nothing is up on these data */
    State up() {
        return State.read(folder()).filter(State::isUp).orElseThrow(() -> new NotReady("Touchstone is not up: ./touchstone up starts it."));
    }
}
