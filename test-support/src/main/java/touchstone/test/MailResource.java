package touchstone.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import touchstone.local.Ports;
import touchstone.local.mail.Mail;
import touchstone.local.mail.MailCatcher;

/** An SMTP server that keeps what it gets: see {@link #to}. Used like {@link PostgresResource}. */
public final class MailResource implements QuarkusTestResourceLifecycleManager {
    private static int[] ports;
    private static MailCatcher catcher;

    @Override
    public Map<String, String> start() {
        ports = Ports.free(2);
        catcher = MailCatcher.start(ports[0], ports[1]);
        return Map.of("quarkus.mailer.mock", "false", "quarkus.mailer.host", Ports.HOST, "quarkus.mailer.port", String.valueOf(ports[0]),
                "quarkus.mailer.start-tls", "DISABLED");
    }

    @Override
    public void stop() {
        if (catcher != null) catcher.close();
    }

    /** The mails to one address so far, oldest first. Sending may still be under way: wait for the one you expect, with a deadline. */
    public static List<Mail> to(String address) {
        return catcher.mails().stream().filter(mail -> mail.to().contains(address)).toList();
    }

    /** Does something while no SMTP server answers. What was caught before is gone afterwards. */
    public static void whileDown(Runnable something) {
        catcher.close();
        try {
            something.run();
        } finally {
            catcher = MailCatcher.start(ports[0], ports[1]);
        }
    }
}
