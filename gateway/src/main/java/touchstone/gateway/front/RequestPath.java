package touchstone.gateway.front;

import java.util.HexFormat;

/**
 * The path of a request in one normal form, which is both what is routed and what is forwarded, so that nobody behind us can read another path
 * out of it than we did. Whatever could be read in two ways is refused instead of repaired.
 */
final class RequestPath {
    private static final int LONGEST = 2048;
    private static final String UNRESERVED = "-._~";
    private static final String ALLOWED = UNRESERVED + "!$&'()*+,=:@";

    private RequestPath() {}

    /** @return null if the path is refused: dot segments, empty segments, parameters, encoded slashes, backslashes, percents and control characters */
    static String normal(String raw) {
        if (raw == null || raw.isEmpty() || raw.charAt(0) != '/' || raw.length() > LONGEST) return null;
        StringBuilder normal = new StringBuilder(raw.length());
        int segment = 1;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '/') {
                if (i > 0 && !segmentIsFine(normal, segment)) return null;
                normal.append('/');
                segment = normal.length();
            } else if (c == '%') {
                int octet = octet(raw, i + 1);
                if (octet < ' ' || octet == 0x7F || octet == '/' || octet == '\\' || octet == '%' || octet == ';') return null;
                if (isUnreserved(octet)) normal.append((char) octet);
                else normal.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) octet));
                i += 2;
            } else if (isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0) {
                normal.append(c);
            } else {
                return null;
            }
        }
        String last = normal.substring(segment);
        return last.equals(".") || last.equals("..") ? null : normal.toString();
    }

    /** Whether a query can be forwarded as it is: printable ASCII, no fragment. */
    static boolean isFineQuery(String query) {
        return query == null || query.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '#' && c != '\\');
    }

    private static boolean segmentIsFine(StringBuilder path, int from) {
        String segment = path.substring(from);
        return !segment.isEmpty() && !segment.equals(".") && !segment.equals("..");
    }

    private static int octet(String raw, int at) {
        if (at + 2 > raw.length() || !HexFormat.isHexDigit(raw.charAt(at)) || !HexFormat.isHexDigit(raw.charAt(at + 1))) return -1;
        return HexFormat.fromHexDigits(raw, at, at + 2);
    }

    private static boolean isUnreserved(int c) {
        return isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0;
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
