package touchstone.catalog.imports;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import touchstone.catalog.product.Finding;

/** A file of products in whatever format, line by line. A line that cannot be read costs itself only, as far as the format allows. */
interface Source extends Closeable {
    /** The next line, or null at the end of the file. */
    Line next() throws IOException;

    /** What the steward has to know of the file as a whole, as far as it was read. */
    List<Finding> findings();
}
