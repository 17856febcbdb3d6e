package touchstone.gateway.count;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import touchstone.commons.problem.Invalid;

/** What counts can be split by. Named as the column is. */
enum Dimension {
    SUBJECT, VERB, SOURCE, DAY, CHANNEL;

    String column() {
        return name().toLowerCase();
    }

    /** @throws DimensionUnknown if there is anything else in the list */
    static Set<Dimension> parse(String list) {
        Set<Dimension> found = EnumSet.noneOf(Dimension.class);
        for (String word : list.split(",", -1)) {
            found.add(Arrays.stream(values()).filter(dimension -> dimension.column().equals(word)).findAny().orElseThrow(DimensionUnknown::new));
        }
        return found;
    }

    static class DimensionUnknown extends Invalid {
        DimensionUnknown() {
            super("by is a list of these, with commas: subject, verb, source, day, channel.");
        }
    }
}
