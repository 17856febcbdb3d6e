package touchstone.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import touchstone.local.Options;
import touchstone.local.Stack;
import touchstone.test.TestKeycloak;

/** The whole system from the packaged services, on free ports and a folder of its own: started by the first test that asks, stopped after the last. */
public final class RunningSystem implements LauncherSessionListener {
    private static touchstone.local.Stack stack;
    private static Path data;

    static synchronized Stack stack() {
        if (stack == null) {
            try {
                data = Files.createTempDirectory("touchstone-system-tests");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            stack = Stack.start(Options.on(data), System.out::println);
            TestKeycloak.use(stack.keycloak(), stack.keycloakPassword());
        }
        return stack;
    }

    @Override
    public synchronized void launcherSessionClosed(LauncherSession session) {
        Screen.closeBrowser();
        if (stack == null) return;
        stack.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
