package touchstone.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.local.process.Child;
import touchstone.local.process.Life;

class StateTest {
    @TempDir Path folder;

    @Test
    void what_is_written_is_read_again() {
        var data = new DataFolder(folder);
        assertEquals(Optional.empty(), State.read(data));
        var us = recorded(ProcessHandle.current());
        var state = new State(us, "http://127.0.0.1:8080", "http://127.0.0.1:8180/realms/touchstone", true, List.of(us));

        state.write(data);

        assertEquals(Optional.of(state), State.read(data));
        assertTrue(state.isUp());
    }

    @Test
    void what_a_killed_supervisor_left_behind_is_ended() {
        try (Child leftover = sleeper()) {
            Recorded recorded = recorded(leftover.handle());

            new State(recorded, "", "", true, List.of(recorded)).endLeftovers();

            assertFalse(Life.runs(leftover.handle()));
            assertEquals(Optional.empty(), recorded.process());
        }
    }

    @Test
    void another_process_that_got_the_same_id_is_left_alone() {
        try (Child other = sleeper()) {
            Recorded real = recorded(other.handle());
            var former = new Recorded(real.name(), real.address(), real.log(), real.pid(), real.start() - 60_000);

            new State(former, "", "", true, List.of(former)).endLeftovers();

            assertTrue(Life.runs(other.handle()));
            assertFalse(new State(former, "", "", true, List.of()).isUp());
        }
    }

    private Child sleeper() {
        return Child.start("sleeper", List.of("sleep", "60"), Map.of(), folder.resolve("log"));
    }

    private static Recorded recorded(ProcessHandle process) {
        return Recorded.of("sleeper", "", "", process);
    }
}
