package touchstone.local.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import touchstone.local.Home;
import touchstone.local.process.FolderLock;

/** Our realm and the one that stands in for a social network, as files that Keycloak imports. */
public final class Realms {
    public static final String OURS = "touchstone";
    public static final String SOCIAL_NETWORK = "social-network";
    private static final List<String> ALL = List.of(OURS, SOCIAL_NETWORK);

    private Realms() {}

    /** All files in one text: what depends on them depends on this. */
    public static String text() {
        return String.join("\n", ALL.stream().map(Realms::read).toList());
    }

    /** Puts the files where {@code --import-realm} looks for them. */
    static void writeTo(Installation installation) {
        Path folder = Home.create(installation.folder().resolve("data/import"));
        try (var lock = FolderLock.take(Home.folder().resolve("keycloak.lock"))) {
            for (String realm : ALL) Files.writeString(folder.resolve(realm + "-realm.json"), read(realm));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String realm) {
        try (var in = Realms.class.getResourceAsStream(realm + "-realm.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
