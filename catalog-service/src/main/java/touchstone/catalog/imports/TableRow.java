package touchstone.catalog.imports;

import java.util.List;

/**
 * One row, as far as it could be read.
 *
 * @param row    its place in the file, as a spreadsheet counts: the header is row 1, and blank rows count
 * @param broken what is wrong with the field after the last of {@code fields}; null if all could be read
 */
record TableRow(long row, List<String> fields, Broken broken) {
    /** Why a field, and with it its row, cannot be read. */
    enum Broken {
        UNCLOSED_QUOTE("unclosed-quote", "opens a quote that is not closed within " + CsvRecords.LONGEST_FIELD + " characters"),
        TEXT_AFTER_QUOTE("text-after-quote", "goes on after its closing quote"),
        WRONG_ENCODING("wrong-encoding", "is not in UTF-8"),
        FIELD_TOO_LONG("field-too-long", "has more than " + CsvRecords.LONGEST_FIELD + " characters"),
        RECORD_TOO_LONG("record-too-long", "ends a record of more than " + CsvRecords.LONGEST_RECORD + " characters"),
        TOO_MANY_FIELDS("too-many-columns", "is one of more than " + CsvRecords.MOST_FIELDS),
        CELL_ERROR("cell-error", "holds an error instead of a value"),
        FILE_DAMAGED("file-damaged", "is where the file is damaged: nothing from here on can be read");

        final String code;
        final String detail;

        Broken(String code, String detail) {
            this.code = code;
            this.detail = detail;
        }
    }
}
