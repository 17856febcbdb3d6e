package touchstone.catalog.relation;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * In which way one product relates to another.
 *
 * @param labels        what readers of the one see over the others, by locale (BCP 47): Accessories
 * @param inverseLabels what readers of the other see over the one: Fits
 * @param acyclic       whether no product relates to itself over others: a successor's successor is not what it succeeds
 */
public record RelationType(String code, Map<String, String> labels, Map<String, String> inverseLabels, boolean acyclic) {
    public RelationType {
        labels = sorted(labels);
        inverseLabels = sorted(inverseLabels);
    }

    private static Map<String, String> sorted(Map<String, String> labels) {
        SortedMap<String, String> sorted = new TreeMap<>();
        if (labels != null) labels.forEach((locale, label) -> sorted.put(locale, label == null ? "" : label));
        return Collections.unmodifiableSortedMap(sorted);
    }
}
