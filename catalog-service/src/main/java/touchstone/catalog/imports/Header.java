package touchstone.catalog.imports;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns of a table.
 *
 * @param names    what the file calls them
 * @param meanings what they mean here
 */
record Header(List<String> names, List<Meaning> meanings) {
    static final String SKU = "sku";
    static final String FAMILY = "family";

    /** @throws HeaderNotReadable if it cannot be read, has a name twice or no column that means the sku */
    static Header of(TableRow first, Naming naming) {
        if (first == null) throw new HeaderNotReadable("The file is empty.");
        if (first.broken() != null) throw new HeaderNotReadable("In the first line, column " + (first.fields().size() + 1) + " " + first.broken().detail + ".");
        List<String> names = first.fields().stream().map(String::strip).toList();
        Header header = new Header(names, names.stream().map(naming::meaning).toList());
        Set<String> seen = new HashSet<>();
        for (int at = 0; at < names.size(); at++) {
            if (!seen.add(names.get(at).toLowerCase(Locale.ROOT))) throw new HeaderNotReadable("The first line names the column " + header.name(at) + " twice.");
        }
        Set<String> targets = new HashSet<>();
        for (int at = 0; at < names.size(); at++) {
            String target = header.meanings.get(at).target();
            if (target != null && !targets.add(target)) throw new HeaderNotReadable("The column " + header.name(at) + " means the same as another: " + shortened(target) + ".");
        }
        if (header.at(SKU) < 0) throw new HeaderNotReadable("The first line names no column " + SKU + ".");
        return header;
    }

    /** Where the column is that means this, or -1. */
    int at(String target) {
        for (int at = 0; at < meanings.size(); at++) if (target.equals(meanings.get(at).target())) return at;
        return -1;
    }

    /** What to call a column when speaking of it. */
    String name(int at) {
        return at < names.size() ? shortened(names.get(at)) : String.valueOf(at + 1);
    }

    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "..." : name;
    }
}
