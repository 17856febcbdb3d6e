package touchstone.local.mail;

import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A caught mail: to whom, and what it says as plain text.
 *
 * @param id       its Message-ID, by which a repeat is known
 * @param calendar what it tells calendars (RFC 5545), or null
 * @param list     the headers that tell a mail reader how to end such mails (RFC 2369, RFC 8058), by name
 */
public record Mail(String id, List<String> to, String subject, String text, String calendar, Map<String, String> list) {
    static Mail of(MimeMessage message) {
        try {
            Address[] to = message.getAllRecipients();
            return new Mail(message.getMessageID(), to == null ? List.of() : Stream.of(to).map(Address::toString).toList(), message.getSubject(), text(message), calendar(message), list(message));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a caught mail cannot be read", e);
        }
    }

    private static Map<String, String> list(MimeMessage message) throws MessagingException {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : Collections.list(message.getAllHeaders())) if (header.getName().startsWith("List-")) headers.put(header.getName(), header.getValue());
        return headers;
    }

    private static String calendar(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/calendar")) return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!part.isMimeType("multipart/*")) return null;
        var parts = (Multipart) part.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            String calendar = calendar(parts.getBodyPart(i));
            if (calendar != null) return calendar;
        }
        return null;
    }

    /** The first plain part, else the first part of text at all. */
    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/*")) return part.getContent().toString().strip();
        if (!part.isMimeType("multipart/*")) return "";
        var parts = (Multipart) part.getContent();
        String found = "";
        for (int i = 0; i < parts.getCount(); i++) {
            String text = text(parts.getBodyPart(i));
            if (found.isEmpty() || parts.getBodyPart(i).isMimeType("text/plain")) found = text;
        }
        return found;
    }
}
