package touchstone.registration;

import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;

/** Trouble with Keycloak: its process stands still, connections are taken and never answered. */
public final class TestIssuer {
    private TestIssuer() {}

    public static URI uri() {
        return URI.create(ConfigProvider.getConfig().getValue("touchstone.issuer", String.class));
    }

    /** Does something while Keycloak stands still. */
    public static void whileHanging(Runnable something) {
        String port = "--http-port=" + uri().getPort();
        ProcessHandle issuer = ProcessHandle.current().descendants().filter(process -> process.info().commandLine().orElse("").contains(port)).findFirst().orElseThrow();
        signal("STOP", issuer);
        try {
            something.run();
        } finally {
            signal("CONT", issuer);
        }
    }

    private static void signal(String name, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
