package touchstone.registration.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestDatabase.rows;
import static touchstone.registration.TestDatabase.update;

import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import touchstone.registration.prospect.TestProspects;
import touchstone.registration.prospect.TestProspects.TestProspect;
import touchstone.test.MailResource;

@QuarkusTest
class RefusedMailTest {
    @Test
    void a_mail_to_a_mailbox_that_there_is_not_is_given_up() {
        TestProspect ann = TestProspects.registered();

        refusing("550 5.1.1 no such mailbox", () -> {
            ask(ann);
            until(() -> mails(ann).isEmpty());
        });
    }

    @Test
    void a_mail_that_is_refused_for_now_is_tried_again_and_for_no_longer_than_five_days() {
        TestProspect ann = TestProspects.registered();

        // Refused for good, but for something that is ours to mend.
        refusing("530 5.7.0 authentication required", () -> {
            ask(ann);
            until(() -> rows("select id from mail where prospect = ? and attempts > 1", ann.id()).size() == 1);
            update("update mail set created_at = now() - interval '6 days', due_at = now() where prospect = ?", ann.id());
            until(() -> mails(ann).isEmpty());
        });
        assertEquals(List.of(), MailResource.to(ann.email()));
    }

    private static void ask(TestProspect prospect) {
        as(prospect.token()).body(Map.of("email", "new-" + UUID.randomUUID() + "@fabrikam.test")).post("/me/email-changes").then().statusCode(202);
    }

    private static List<String> mails(TestProspect prospect) {
        return rows("select id from mail where prospect = ?", prospect.id());
    }

    private static void until(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) throw new AssertionError("it did not come to be in a minute");
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Does something while the mail server answers so to each recipient. */
    private static void refusing(String answer, Runnable something) {
        int port = ConfigProvider.getConfig().getValue("quarkus.mailer.port", Integer.class);
        MailResource.whileDown(() -> {
            try (ServerSocket server = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"))) {
                background(() -> accept(server, answer));
                something.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private interface Dialogue {
        void run() throws IOException;
    }

    private static void accept(ServerSocket server, String answer) throws IOException {
        while (true) {
            Socket connection = server.accept();
            background(() -> serve(connection, answer));
        }
    }

    private static void serve(Socket connection, String answer) throws IOException {
        try (connection) {
            BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            say(connection, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) say(connection, line.startsWith("RCPT") ? answer : line.startsWith("QUIT") ? "221 bye" : "250 ok");
        }
    }

    private static void background(Dialogue dialogue) {
        Thread thread = new Thread(() -> {
            try {
                dialogue.run();
            } catch (IOException hungUp) {
                // By the mailer, or as the test is over: so is the thread.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void say(Socket connection, String line) throws IOException {
        OutputStream out = connection.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
