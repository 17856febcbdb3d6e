package touchstone.catalog.imports;

import java.io.Closeable;
import java.io.IOException;

/** The rows of a file that is a table, one by one, the header first. */
interface Table extends Closeable {
    /** The next row, or null at the end of the file. Blank rows are passed over. */
    TableRow next() throws IOException;
}
