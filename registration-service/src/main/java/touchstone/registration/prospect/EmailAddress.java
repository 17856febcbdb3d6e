package touchstone.registration.prospect;

/**
 * An address that mail can be sent to over the Internet: a dot-atom at a domain of at least two labels (RFC 5322, 3.4.1) within the lengths of RFC 5321.
 * Quoted local parts and address literals, which no provider hands out, are none.
 */
public final class EmailAddress {
    public static final int LONGEST = 254;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    // A length comes first: the groups behind it recurse, and would do so as deep as a hostile text is long. What is a little too long is for LONGEST to say.
    public static final String PATTERN = "^(?=.{1,1000}$)(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+$";

    private EmailAddress() {}
}
