package touchstone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The figures of a run: each is told as soon as it is known, and at the end all in one table. */
final class Report {
    private static final List<String> HEADS = List.of("figure", "value", "unit", "goal", "");
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    void say(Figure figure) {
        figures.add(figure);
        System.out.println(figure);
    }

    /** What cannot be measured here, and why. */
    void skip(String what) {
        skipped.add(what);
        System.out.println("skipped " + what);
    }

    /** How far it is. */
    void tell(String what) {
        System.out.println("# " + what);
    }

    boolean allReached() {
        return figures.stream().allMatch(Figure::reached);
    }

    /** A row for each figure, with its goal and whether it is reached: ok or short. */
    String table() {
        List<List<String>> rows = new ArrayList<>(List.of(HEADS));
        figures.forEach(figure -> rows.add(figure.cells()));
        int[] widths = IntStream.range(0, HEADS.size()).map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)).toArray();
        String table = rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
        return skipped.isEmpty() ? table : table + "\nskipped " + String.join("\nskipped ", skipped);
    }

    private static String line(List<String> row, int[] widths) {
        String format = "%-" + widths[0] + "s  %" + widths[1] + "s  %-" + widths[2] + "s  %" + widths[3] + "s  %s";
        return String.format(format, row.toArray()).stripTrailing();
    }
}
