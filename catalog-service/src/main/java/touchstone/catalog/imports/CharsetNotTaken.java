package touchstone.catalog.imports;

import touchstone.commons.problem.Invalid;

class CharsetNotTaken extends Invalid {
    CharsetNotTaken(String charset) {
        super("Files are taken in UTF-8 only.");
        fact("charset", charset);
    }
}
