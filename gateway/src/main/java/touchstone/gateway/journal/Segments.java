package touchstone.gateway.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The segment files of a folder, named by the sequence of their first frame so that names sort as frames do. */
final class Segments {
    private static final String SUFFIX = ".journal";
    private final Path folder;

    Segments(Path folder) {
        this.folder = folder;
    }

    Path named(long first) {
        return folder.resolve(String.format("%019d", first) + SUFFIX);
    }

    static long first(Path segment) {
        return Long.parseLong(segment.getFileName().toString().replace(SUFFIX, ""));
    }

    /** All segments, oldest first. */
    List<Path> all() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{19}\\.journal")).sorted().toList();
        }
    }

    /** The segment that holds, or would hold, this sequence; null if it is older than all there are. */
    Path holding(long sequence) throws IOException {
        Path found = null;
        for (Path segment : all()) {
            if (first(segment) <= sequence) found = segment;
        }
        return found;
    }
}
