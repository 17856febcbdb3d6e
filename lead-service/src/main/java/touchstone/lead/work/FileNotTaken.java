package touchstone.lead.work;

import java.util.Set;
import java.util.TreeSet;
import touchstone.commons.problem.Invalid;

class FileNotTaken extends Invalid {
    FileNotTaken(String end, Set<String> taken) {
        super("A file of this kind is not taken, or it is not what its name says.");
        fact("end", end);
        fact("taken", new TreeSet<>(taken));
    }
}
