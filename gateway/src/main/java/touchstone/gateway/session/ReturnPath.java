package touchstone.gateway.session;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.commons.problem.Malformed;

/** Where a sign-in leads back to: a place here, or on a site that uses the plugin, whatever a link may ask for. */
final class ReturnPath {
    private static final int LONGEST = 1000;
    /** The origin (RFC 6454) ends where the host and its port do: nothing in it could be taken for user information. */
    private static final Pattern ADDRESS = Pattern.compile("(https?://(?:[a-z0-9.-]{1,253}|\\[[0-9a-f:.]{2,45}])(?::[1-9][0-9]{0,4})?)(?:[/?#].*)?");

    private ReturnPath() {}

    /**
     * @param open which origins of other sites are led back to
     * @throws MalformedReturn if it could lead elsewhere; browsers read backslashes as slashes, and drop tabs and line ends
     */
    static String of(String text, Predicate<String> open) {
        boolean plain = text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '\\');
        boolean local = text.startsWith("/") && !text.startsWith("//");
        if (!plain || !local && !isOf(open, text)) throw new MalformedReturn();
        return text;
    }

    private static boolean isOf(Predicate<String> open, String text) {
        Matcher address = ADDRESS.matcher(text);
        return address.matches() && open.test(address.group(1));
    }

    static class MalformedReturn extends Malformed {
        MalformedReturn() {
            super("The value of return is a path on this host, such as /shop/, or an address on an origin that a publishable key names.");
        }
    }
}
