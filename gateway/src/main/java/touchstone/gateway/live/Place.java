package touchstone.gateway.live;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import touchstone.commons.problem.Malformed;

/**
 * How far somebody has followed the ledger: the sequence of each gateway. Within a gateway the ledger has no gaps, so that nothing is left out between two places,
 * however late another gateway's touches come.
 */
record Place(Map<UUID, Long> sequences) {
    private static final Pattern TEXT = Pattern.compile("([0-9a-f-]{36}:[0-9]{1,18})(,[0-9a-f-]{36}:[0-9]{1,18}){0,99}");

    Place {
        sequences = Map.copyOf(sequences);
    }

    /** @throws LastEventIdUnreadable if it is none of ours */
    static Place parse(String text) {
        if (!TEXT.matcher(text).matches()) throw new LastEventIdUnreadable();
        Map<UUID, Long> sequences = new TreeMap<>();
        for (String part : text.split(",")) sequences.put(UUID.fromString(part.substring(0, 36)), Long.valueOf(part.substring(37)));
        return new Place(sequences);
    }

    /** Of a gateway that was not there yet: 0. */
    long of(UUID gateway) {
        return sequences.getOrDefault(gateway, 0L);
    }

    Place with(UUID gateway, long sequence) {
        Map<UUID, Long> next = new TreeMap<>(sequences);
        next.put(gateway, sequence);
        return new Place(next);
    }

    @Override
    public String toString() {
        return new TreeMap<>(sequences).entrySet().stream().map(entry -> entry.getKey() + ":" + entry.getValue()).collect(Collectors.joining(","));
    }

    static class LastEventIdUnreadable extends Malformed {
        LastEventIdUnreadable() {
            super("The value of Last-Event-ID is the id of an event that was received, or absent.");
        }
    }
}
