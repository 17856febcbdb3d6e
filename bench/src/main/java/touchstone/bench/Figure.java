package touchstone.bench;

import java.util.List;
import java.util.Locale;

/** One line of a benchmark: {@code name value unit goal ok|short}; without a goal it only tells. */
record Figure(String name, double value, String unit, String goal, boolean reached) {
    static Figure atMost(String name, double value, String unit, double goal) {
        return new Figure(name, value, unit, "<" + number(goal), value < goal);
    }

    static Figure atLeast(String name, double value, String unit, double goal) {
        return new Figure(name, value, unit, ">=" + number(goal), value >= goal);
    }

    /** What no goal was set for. */
    static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, null, true);
    }

    @Override
    public String toString() {
        String told = String.join(" ", name, number(value), unit);
        return goal == null ? told : String.join(" ", told, goal, reached ? "ok" : "short");
    }

    /** The same, as the cells of a table's row. */
    List<String> cells() {
        return List.of(name, number(value), unit, goal == null ? "" : goal, goal == null ? "" : reached ? "ok" : "short");
    }

    private static String number(double value) {
        return value >= 100 || value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
