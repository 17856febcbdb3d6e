package touchstone.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import touchstone.test.Browser;

/** What the running system has sent by mail. */
final class Mails {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Mails() {}

    static JsonNode all() {
        try {
            return JSON.readTree(new Browser().get(RunningSystem.stack().mails() + "/messages").body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
