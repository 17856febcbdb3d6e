package touchstone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import touchstone.bench.GatewayBench.Stage;

class GatewayBenchTest {
    @Test
    void without_a_word_all_stages_run() {
        assertEquals(EnumSet.allOf(Stage.class), parse().only);
    }

    @Test
    void stages_can_be_chosen_and_sized() {
        GatewayBench bench = parse("--only", "reads,mixed", "--touches", "10000000", "--requests", "1000000");

        assertEquals(Set.of(Stage.READS, Stage.MIXED), bench.only);
        assertEquals(10_000_000, bench.touches);
        assertEquals(1_000_000, bench.requests);
    }

    @Test
    void a_stage_that_does_not_exist_is_told_apart_from_one_that_does() {
        assertThrows(CommandLine.ParameterException.class, () -> parse("--only", "sleep"));
    }

    private static GatewayBench parse(String... arguments) {
        GatewayBench bench = new GatewayBench();
        Bench.commandLine(bench).parseArgs(arguments);
        return bench;
    }
}
