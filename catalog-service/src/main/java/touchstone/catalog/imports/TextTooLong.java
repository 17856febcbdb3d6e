package touchstone.catalog.imports;

import touchstone.commons.problem.Conflict;

class TextTooLong extends Conflict {
    TextTooLong(String sku, String column, int longest) {
        super("A text has more than " + longest + " characters, which is more than a cell of a spreadsheet holds. Take another format.");
        fact("sku", sku);
        fact("column", column);
    }
}
