package touchstone.catalog.imports;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from running a text of a CSV file as a formula: a text that begins like one gets an apostrophe in front when it goes out, which spreadsheets
 * take for "this is text", and loses one when it comes in, so that what goes out comes back the same. After OWASP, CSV Injection.
 */
final class FormulaGuard {
    private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern DANGEROUS = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private FormulaGuard() {}

    static String guard(String text) {
        return DANGEROUS.matcher(text).matches() ? "'" + text : text;
    }

    static String lift(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == '\'' && GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
