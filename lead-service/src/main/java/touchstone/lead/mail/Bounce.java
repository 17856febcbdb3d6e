package touchstone.lead.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a delivery status notification says of one recipient (RFC 3464, 2.3).
 *
 * @param address    in lower case
 * @param action     such as {@code failed} or {@code delayed}
 * @param status     RFC 3463, such as {@code 5.1.1}
 * @param diagnostic what the mail server said, or null
 */
public record Bounce(String address, String action, String status, String diagnostic) {
    private static final Pattern PART = Pattern.compile("(?im)^Content-Type:\\s*message/(?:global-)?delivery-status\\b");
    private static final Pattern FIELD = Pattern.compile("([A-Za-z-]{1,50}):\\s*(.*)");
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final int LONGEST_DIAGNOSTIC = 300;

    /** Whether trying again is of no use. */
    public boolean isForGood() {
        return action.equals("failed") && status.startsWith("5.");
    }

    /** One for each recipient that it names; none if it is no such notification. */
    public static List<Bounce> parse(String message) {
        String text = message.replace("\r\n", "\n");
        Matcher part = PART.matcher(text);
        List<Bounce> bounces = new ArrayList<>();
        if (!part.find()) return bounces;
        // The part's own headers end with an empty line; groups of fields come after it, with empty lines between, until the next part begins.
        String[] blocks = text.substring(part.start()).split("\n[ \\t]*\n");
        for (int i = 1; i < blocks.length; i++) {
            String block = blocks[i];
            int boundary = ("\n" + block).indexOf("\n--");
            Map<String, String> fields = fields(boundary < 0 ? block : block.substring(0, Math.max(0, boundary)));
            String recipient = fields.getOrDefault("final-recipient", fields.get("original-recipient"));
            Matcher status = STATUS.matcher(fields.getOrDefault("status", ""));
            if (recipient != null && fields.containsKey("action") && status.find()) {
                String address = recipient.substring(recipient.indexOf(';') + 1).strip().replaceAll("^<|>$", "").toLowerCase(Locale.ROOT);
                String diagnostic = fields.get("diagnostic-code");
                bounces.add(new Bounce(address, fields.get("action").toLowerCase(Locale.ROOT), status.group(1),
                        diagnostic == null ? null : diagnostic.substring(0, Math.min(LONGEST_DIAGNOSTIC, diagnostic.length()))));
            }
            if (boundary >= 0) break;
        }
        return bounces;
    }

    /** By name in lower case; a line that begins with a space goes on with the one before. */
    private static Map<String, String> fields(String block) {
        Map<String, String> fields = new HashMap<>();
        for (String line : block.replaceAll("\n[ \\t]+", " ").split("\n")) {
            Matcher field = FIELD.matcher(line.strip());
            if (field.matches()) fields.putIfAbsent(field.group(1).toLowerCase(Locale.ROOT), field.group(2).strip());
        }
        return fields;
    }
}
