package touchstone.local.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import touchstone.local.Ports;

class MailCatcherTest {
    @Test
    void a_mail_sent_over_smtp_is_shown_as_json_and_as_a_page() throws Exception {
        int[] ports = Ports.free(2);
        try (var catcher = MailCatcher.start(ports[0], ports[1])) {
            send(ports[0], "one@fabrikam.test", "Your <demo>", "See you on Monday.");

            var messages = new ObjectMapper().readTree(get(catcher, "/messages"));
            assertEquals("one@fabrikam.test", messages.at("/0/to/0").asText());
            assertEquals("Your <demo>", messages.at("/0/subject").asText());
            assertEquals("See you on Monday.", messages.at("/0/text").asText());
            assertTrue(get(catcher, "/").contains("<h2>Your &lt;demo&gt;</h2>"));
        }
    }

    private static void send(int port, String to, String subject, String text) throws Exception {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", Ports.HOST);
        settings.setProperty("mail.smtp.port", String.valueOf(port));
        var message = new MimeMessage(Session.getInstance(settings));
        message.setFrom("shop@touchstone.test");
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject);
        message.setText(text);
        Transport.send(message);
    }

    private static String get(MailCatcher catcher, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://" + Ports.HOST + ":" + catcher.viewPort() + path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
