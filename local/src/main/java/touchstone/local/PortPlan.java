package touchstone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import touchstone.local.process.NotReady;

/** Which port each process gets. Bookmarks stay good: a data folder remembers its ports. */
public final class PortPlan {
    private final Map<Port, Integer> ports = new EnumMap<>(Port.class);

    private PortPlan() {}

    /**
     * What was asked for, else what is remembered, else the usual one; where that is taken and was not asked for, a free one.
     *
     * @throws NotReady if a port that was asked for is taken, or asked for twice
     */
    static PortPlan choose(Set<Port> needed, Map<Port, Integer> asked, Map<Port, Integer> remembered, boolean anyFree, IntPredicate isFree, IntSupplier free) {
        var plan = new PortPlan();
        var given = new HashSet<Integer>();
        for (Port port : needed) {
            Integer wanted = asked.get(port);
            if (wanted == null) continue;
            if (!isFree.test(wanted)) throw new NotReady("Port " + wanted + ", asked for by --" + port.option() + ", is taken: choose another.");
            if (!given.add(wanted)) throw new NotReady("Port " + wanted + " is asked for twice: choose another for --" + port.option() + ".");
            plan.ports.put(port, wanted);
        }
        for (Port port : needed) {
            if (plan.ports.containsKey(port)) continue;
            int wanted = remembered.getOrDefault(port, anyFree ? 0 : port.usual());
            while (wanted == 0 || given.contains(wanted) || !isFree.test(wanted)) wanted = free.getAsInt();
            given.add(wanted);
            plan.ports.put(port, wanted);
        }
        return plan;
    }

    public int of(Port port) {
        Integer number = ports.get(port);
        if (number == null) throw new IllegalArgumentException("no port was planned for " + port);
        return number;
    }

    static Map<Port, Integer> remembered(Path file) {
        var ports = new EnumMap<Port, Integer>(Port.class);
        if (!Files.exists(file)) return ports;
        var kept = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Port port : Port.values()) {
            String number = kept.getProperty(port.option());
            if (number != null) ports.put(port, Integer.valueOf(number));
        }
        return ports;
    }

    void remember(Path file) {
        var kept = new Properties();
        ports.forEach((port, number) -> kept.setProperty(port.option(), String.valueOf(number)));
        try (var writer = Files.newBufferedWriter(file)) {
            kept.store(writer, "The ports of the last start");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
