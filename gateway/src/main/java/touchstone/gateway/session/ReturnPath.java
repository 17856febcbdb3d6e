package touchstone.gateway.session;

import touchstone.commons.problem.Malformed;

/** Where a sign-in leads back to: a place here, whatever a link may ask for. */
final class ReturnPath {
    private static final int LONGEST = 1000;

    private ReturnPath() {}

    /** @throws MalformedReturn if it could lead elsewhere; browsers read backslashes as slashes, and drop tabs and line ends */
    static String of(String text) {
        boolean local = text.startsWith("/") && !text.startsWith("//") && text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '\\');
        if (!local) throw new MalformedReturn();
        return text;
    }

    static class MalformedReturn extends Malformed {
        MalformedReturn() {
            super("The value of return is a path on this host, such as /shop/.");
        }
    }
}
