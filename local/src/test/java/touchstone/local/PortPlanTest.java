package touchstone.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.local.process.NotReady;

class PortPlanTest {
    private static final Set<Port> NEEDED = EnumSet.of(Port.FRONT, Port.LEAD);

    private final AtomicInteger next = new AtomicInteger(50000);

    @Test
    void usual_ports_are_taken_where_they_are_free() {
        PortPlan plan = choose(Map.of(), Map.of(), false, Set.of());

        assertEquals(8080, plan.of(Port.FRONT));
        assertEquals(8083, plan.of(Port.LEAD));
    }

    @Test
    void a_usual_port_that_is_taken_gives_way_to_a_free_one() {
        assertEquals(50000, choose(Map.of(), Map.of(), false, Set.of(8080)).of(Port.FRONT));
    }

    @Test
    void a_remembered_port_goes_before_the_usual_one() {
        assertEquals(9090, choose(Map.of(), Map.of(Port.FRONT, 9090), false, Set.of()).of(Port.FRONT));
        assertEquals(50000, choose(Map.of(), Map.of(Port.FRONT, 9090), false, Set.of(9090)).of(Port.FRONT));
    }

    @Test
    void a_port_that_is_asked_for_goes_before_all_others() {
        PortPlan plan = choose(Map.of(Port.FRONT, 8083), Map.of(Port.FRONT, 9090), false, Set.of());

        assertEquals(8083, plan.of(Port.FRONT));
        assertEquals(50000, plan.of(Port.LEAD));
    }

    @Test
    void a_port_that_is_asked_for_and_taken_is_refused_in_one_sentence() {
        var refused = assertThrows(NotReady.class, () -> choose(Map.of(Port.FRONT, 9090), Map.of(), false, Set.of(9090)));

        assertEquals("Port 9090, asked for by --port, is taken: choose another.", refused.getMessage());
    }

    @Test
    void a_port_is_not_given_twice() {
        var refused = assertThrows(NotReady.class, () -> choose(Map.of(Port.FRONT, 9090, Port.LEAD, 9090), Map.of(), false, Set.of()));

        assertTrue(refused.getMessage().contains("asked for twice"), refused.getMessage());
    }

    @Test
    void tests_take_any_free_ports() {
        PortPlan plan = choose(Map.of(), Map.of(), true, Set.of());

        assertEquals(Set.of(50000, 50001), Set.of(plan.of(Port.FRONT), plan.of(Port.LEAD)));
    }

    @Test
    void what_is_remembered_is_read_again(@TempDir Path folder) {
        Path file = folder.resolve("ports.properties");
        assertEquals(Map.of(), PortPlan.remembered(file));

        choose(Map.of(Port.FRONT, 9090), Map.of(), false, Set.of()).remember(file);

        assertEquals(Map.of(Port.FRONT, 9090, Port.LEAD, 8083), PortPlan.remembered(file));
    }

    private PortPlan choose(Map<Port, Integer> asked, Map<Port, Integer> remembered, boolean anyFree, Set<Integer> taken) {
        return PortPlan.choose(NEEDED, asked, remembered, anyFree, port -> !taken.contains(port), next::getAndIncrement);
    }
}
