package touchstone.local.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import touchstone.local.Ports;

/** Takes every mail for every address over SMTP, delivers none, and shows them over HTTP: {@code /} to people, {@code /messages} as JSON. */
public final class MailCatcher implements AutoCloseable {
    private final GreenMail smtp;
    private final HttpServer view;

    private MailCatcher(GreenMail smtp, HttpServer view) {
        this.smtp = smtp;
        this.view = view;
    }

    /** Arguments: the SMTP port, the port of the view. Runs until the process is told to end. */
    public static void main(String[] args) {
        MailCatcher catcher = start(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(catcher::close));
        System.out.println("SMTP at " + Ports.HOST + ":" + catcher.smtpPort() + ", mails at http://" + Ports.HOST + ":" + catcher.viewPort());
    }

    public static MailCatcher start(int smtpPort, int viewPort) {
        var smtp = new GreenMail(new ServerSetup(smtpPort, Ports.HOST, ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        smtp.start();
        try {
            HttpServer view = HttpServer.create(new InetSocketAddress(Ports.HOST, viewPort), 0);
            var catcher = new MailCatcher(smtp, view);
            view.createContext("/messages", exchange -> answer(exchange, "application/json", new ObjectMapper().writeValueAsBytes(catcher.mails())));
            view.createContext("/", exchange -> answer(exchange, "text/html; charset=utf-8", page(catcher.mails()).getBytes(StandardCharsets.UTF_8)));
            view.start();
            return catcher;
        } catch (IOException e) {
            smtp.stop();
            throw new UncheckedIOException(e);
        }
    }

    public List<Mail> mails() {
        return Stream.of(smtp.getReceivedMessages()).map(Mail::of).toList();
    }

    public int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    public int viewPort() {
        return view.getAddress().getPort();
    }

    @Override
    public void close() {
        view.stop(0);
        smtp.stop();
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String page(List<Mail> mails) {
        var page = new StringBuilder("<!doctype html><html lang=en><meta charset=utf-8><title>Caught mails</title><h1>Caught mails</h1>");
        for (Mail mail : mails) {
            page.append("<article><h2>").append(escaped(mail.subject())).append("</h2><p>To ").append(escaped(String.join(", ", mail.to())))
                    .append("</p><pre>").append(escaped(mail.text())).append("</pre></article>");
        }
        return page.append(mails.isEmpty() ? "<p>None yet.</p>" : "").append("</html>\n").toString();
    }

    private static String escaped(String text) {
        return String.valueOf(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
