package touchstone.gateway.front;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * W3C Trace Context: we go on with the caller's trace if it sends one, and begin one otherwise.
 *
 * @param id     trace id, 32 hex digits
 * @param parent the header to send on
 */
record Trace(String id, String parent, boolean continued) {
    private static final Pattern PARENT = Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?");

    static Trace of(String traceparent) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        String span = hex.toHexDigits(random.nextLong() | 1);
        if (traceparent != null && traceparent.length() < 100 && !traceparent.startsWith("ff")) {
            var parent = PARENT.matcher(traceparent);
            if (parent.matches()) return new Trace(parent.group(1), "00-" + parent.group(1) + "-" + span + "-" + parent.group(2), true);
        }
        String id = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
        return new Trace(id, "00-" + id + "-" + span + "-01", false);
    }
}
