package touchstone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import touchstone.local.process.NotReady;

/** Where the project lies, and where what we unpack, build once and keep for it lies. */
public final class Home {
    private Home() {}

    /** The checkout: system property {@code touchstone.root}, or the nearest folder upwards that holds the Maven wrapper. */
    public static Path root() {
        String given = System.getProperty("touchstone.root");
        if (given != null) return Path.of(given).toAbsolutePath();
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) return folder;
        }
        throw new IllegalStateException("Not inside the project: set -Dtouchstone.root to its folder.");
    }

    /** {@code .touchstone} in the checkout, or what the environment's TOUCHSTONE_HOME names, so that several checkouts can share it. */
    public static Path folder() {
        String given = System.getenv("TOUCHSTONE_HOME");
        Path folder = given == null || given.isBlank() ? root().resolve(".touchstone") : Path.of(given).toAbsolutePath();
        return create(folder);
    }

    /**
     * What is new of it, only its owner can enter.
     *
     * @throws NotReady if it cannot be made
     */
    public static Path create(Path folder) {
        try {
            return Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new NotReady("The folder " + folder + " cannot be made: " + e);
        }
    }

    /** A new folder that only its owner can enter. */
    public static Path temporary() {
        try {
            return Files.createTempDirectory("touchstone");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies files, folders and their permissions: PostgreSQL refuses a data folder that others may read. */
    public static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.copy(folder, to.resolve(from.relativize(folder)), StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Deletes a folder with all it holds; does nothing if there is none. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) return;
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    if (failure != null) throw failure;
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
