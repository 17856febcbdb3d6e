package touchstone.lead.lead;

import java.util.regex.Pattern;

/**
 * An address that mail can be sent to over the Internet: a dot-atom at a domain of at least two labels (RFC 5322, 3.4.1) within the lengths of RFC 5321.
 */
public final class EmailAddress {
    public static final int LONGEST = 254;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern PATTERN = Pattern.compile("(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

    private EmailAddress() {}

    public static boolean isOne(String text) {
        // The length comes first: the groups recurse as deep as a hostile text is long.
        return text.length() <= LONGEST && PATTERN.matcher(text).matches();
    }

    /** What stands behind the @, in lower case. */
    public static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase();
    }
}
