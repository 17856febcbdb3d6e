package touchstone.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    @TempDir
    Path folder;

    @Test
    void what_is_too_long_for_a_frame_is_not_recorded_and_says_nothing_about_the_disk() throws IOException {
        try (Journal journal = TestJournals.open(folder)) {
            Recorder recorder = new Recorder(journal, TestJournals.config(folder, Map.of()));
            assertFalse(recorder.record(List.of(touch(Frame.LONGEST_PAYLOAD))).toCompletableFuture().join());
            assertFalse(recorder.refuses());
            assertTrue(recorder.record(List.of(touch(10))).toCompletableFuture().join());
        }
    }

    private static Interaction touch(int bytes) {
        return new Interaction(UUID.randomUUID(), Instant.EPOCH, new Interaction.Who(null, "unknown", null, null), null, new Interaction.Request("POST", "/v1", null, null, null),
                new Interaction.Answer(200, 0, null, null), new Interaction.Source(null, null, Map.of(), null), Interaction.Agent.UNKNOWN,
                new Interaction.Message(null, null, Instant.EPOCH, ("\"" + "x".repeat(bytes) + "\"").getBytes()));
    }
}
