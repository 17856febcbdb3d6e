package touchstone.catalog.family;

import java.util.ArrayList;
import java.util.List;

/** Several options in one cell: with commas between them, and a backslash before a comma or backslash that is part of one. */
public final class OptionList {
    private OptionList() {}

    public static String write(List<String> options) {
        return String.join(",", options.stream().map(option -> option.replace("\\", "\\\\").replace(",", "\\,")).toList());
    }

    /** A backslash before anything else is itself: files of others do not double theirs. */
    public static List<String> read(String cell) {
        List<String> options = new ArrayList<>();
        StringBuilder option = new StringBuilder();
        for (int at = 0; at < cell.length(); at++) {
            char c = cell.charAt(at);
            boolean escapes = c == '\\' && at + 1 < cell.length() && (cell.charAt(at + 1) == ',' || cell.charAt(at + 1) == '\\');
            if (escapes) {
                option.append(cell.charAt(++at));
            } else if (c == ',') {
                options.add(option.toString());
                option.setLength(0);
            } else {
                option.append(c);
            }
        }
        options.add(option.toString());
        return options;
    }
}
