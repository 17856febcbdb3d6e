package touchstone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Passwords and keys, made up once for a data folder, in a file that only its owner can read. Children get them by environment, nobody by command line. */
public final class Secrets {
    private static final int BYTES = 32;

    private final Path file;
    private final Properties known = new Properties();

    Secrets(Path file) {
        this.file = file;
        try {
            if (Files.notExists(file)) Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var reader = Files.newBufferedReader(file)) {
                known.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 32 random bytes in base64, the same each time for the same name. */
    public synchronized String get(String name) {
        String secret = known.getProperty(name);
        if (secret != null) return secret;
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        known.setProperty(name, Base64.getEncoder().encodeToString(bytes));
        try (var writer = Files.newBufferedWriter(file)) {
            known.store(writer, "Made up at the first start");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known.getProperty(name);
    }
}
