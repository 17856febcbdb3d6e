package touchstone.gateway.front;

import java.util.Arrays;

/** A few names of headers, to be found in any case: asked for each header of each request and answer, so that they lie by their length, which most others do not have. */
final class HeaderNames {
    private final String[][] byLength;

    private HeaderNames(String[][] byLength) {
        this.byLength = byLength;
    }

    static HeaderNames of(String... names) {
        int longest = 0;
        for (String name : names) longest = Math.max(longest, name.length());
        String[][] byLength = new String[longest + 1][];
        for (String name : names) byLength[name.length()] = with(byLength[name.length()], name);
        return new HeaderNames(byLength);
    }

    private static String[] with(String[] names, String name) {
        if (names == null) return new String[] {name};
        String[] all = Arrays.copyOf(names, names.length + 1);
        all[names.length] = name;
        return all;
    }

    boolean contains(String name) {
        String[] candidates = name.length() < byLength.length ? byLength[name.length()] : null;
        if (candidates == null) return false;
        for (String candidate : candidates) {
            if (candidate.equalsIgnoreCase(name)) return true;
        }
        return false;
    }
}
