package touchstone.catalog.imports;

import java.util.Locale;

/** Tells what a column means by its name. */
interface Naming {
    /** Our own files: a column's name is its meaning. */
    Naming OWN = name -> Meaning.of(name.toLowerCase(Locale.ROOT));

    Meaning meaning(String name);
}
