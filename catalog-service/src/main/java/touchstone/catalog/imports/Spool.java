package touchstone.catalog.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that has arrived as a whole, on disk until it has been taken in: what is cut short on its way is not taken in by half. */
final class Spool implements Closeable {
    private final Path path;

    /** @throws FileCutShort if it ends in the middle @throws FileTooLarge if it has more bytes than is taken */
    Spool(InputStream file) {
        path = create();
        try (var out = Files.newOutputStream(path)) {
            file.transferTo(out);
        } catch (IOException e) {
            close();
            throw new FileCutShort();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    private static Path create() {
        try {
            return Files.createTempFile("import", null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
