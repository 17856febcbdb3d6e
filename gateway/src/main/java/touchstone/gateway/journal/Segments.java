package touchstone.gateway.journal;

import java.io.IOException;
import java.nio.file.FileSystemException;
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

    /** The one that follows, null behind the newest. */
    Path after(Path segment) throws IOException {
        return all().stream().filter(each -> first(each) > first(segment)).findFirst().orElse(null);
    }

    /**
     * Keeps a damaged one for whoever looks into it, also when its time has come.
     *
     * @return the name under which it is kept, null if there is no file of this name
     */
    String keep(String segment) throws IOException {
        Path damaged = folder.resolve(segment);
        Path kept = folder.resolve(segment + ".damaged");
        if (!Files.exists(kept) && Files.exists(damaged)) link(kept, damaged);
        return Files.exists(kept) ? kept.getFileName().toString() : null;
    }

    private static void link(Path kept, Path damaged) throws IOException {
        try {
            Files.createLink(kept, damaged);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.copy(damaged, kept);
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
