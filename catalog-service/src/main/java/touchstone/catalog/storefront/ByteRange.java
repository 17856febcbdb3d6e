package touchstone.catalog.storefront;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of bytes (RFC 9110, 14.1.2). @param to exclusive */
record ByteRange(long from, long to) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** @return empty if the header asks for no single range of bytes, and so for all there is; an empty range if there are no such bytes */
    static Optional<ByteRange> read(String header, long length) {
        Matcher range = ONE.matcher(header.strip());
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) return Optional.empty();
        if (range.group(1).isEmpty()) return Optional.of(new ByteRange(Math.max(0, length - Long.parseLong(range.group(2))), length));
        long from = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? length - 1 : Long.parseLong(range.group(2));
        if (last < from) return range.group(2).isEmpty() ? Optional.of(new ByteRange(length, length)) : Optional.empty();
        return Optional.of(new ByteRange(Math.min(from, length), Math.min(last + 1, length)));
    }

    boolean isEmpty() {
        return from >= to;
    }
}
