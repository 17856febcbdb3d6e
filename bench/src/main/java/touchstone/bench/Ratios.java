package touchstone.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured in turns: compared within each round, and of the rounds the middle one counts. */
final class Ratios {
    private final Map<String, List<Double>> measured = new LinkedHashMap<>();

    void add(String name, double value) {
        measured.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
    }

    /** The median of one to another in the same round. */
    double of(String name, String other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < measured.get(name).size(); i++) ratios.add(measured.get(name).get(i) / measured.get(other).get(i));
        return median(ratios);
    }

    double median(String name) {
        return median(measured.get(name));
    }

    /** Medians by name, in the order of measuring. */
    Map<String, Double> rates() {
        return measured.keySet().stream().collect(Collectors.toMap(name -> name, this::median, (one, other) -> one, LinkedHashMap::new));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
