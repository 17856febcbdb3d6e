package touchstone.gateway.journal;

import java.io.IOException;
import java.nio.file.Path;

/** What stands in a segment is not what was written: changed, left out, moved or torn. */
public class JournalDamaged extends IOException {
    private final String segment;

    JournalDamaged(Path file, long position, String why) {
        super("segment=" + file.getFileName() + " position=" + position + ": " + why);
        segment = file.getFileName().toString();
    }

    /** The name of the file. */
    String segment() {
        return segment;
    }
}
