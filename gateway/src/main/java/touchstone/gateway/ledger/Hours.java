package touchstone.gateway.ledger;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.gateway.journal.Frame;

/** How many frames are dated to each hour. Not for several threads. */
final class Hours {
    /** It stands second in the frame, as Interaction writes it. */
    private static final Pattern HOUR = Pattern.compile("\"at\":\"(\\d{4}-\\d{2}-\\d{2}T\\d{2})");
    private final Map<Instant, Long> frames = new HashMap<>();

    /** Empty for a frame that is no interaction. */
    static Optional<Instant> of(Frame frame) {
        Matcher at = HOUR.matcher(new String(frame.payload(), 0, Math.min(100, frame.payload().length), StandardCharsets.UTF_8));
        try {
            return at.find() ? Optional.of(Instant.parse(at.group(1) + ":00:00Z")) : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    void count(Frame frame) {
        of(frame).ifPresent(hour -> frames.merge(hour, 1L, Long::sum));
    }

    Map<Instant, Long> frames() {
        return frames;
    }
}
