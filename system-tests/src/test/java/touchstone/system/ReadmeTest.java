package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import touchstone.local.Stack;

/** The lines of the README work as printed, but for the ports. */
class ReadmeTest {
    private static final Pattern LINES = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_lines_to_call_it_work_as_printed() throws IOException, InterruptedException {
        assumeTrue(onPath("curl") && onPath("sh"), "the lines are for a shell with curl, and there is none on the PATH");
        Stack stack = RunningSystem.stack();
        Matcher lines = LINES.matcher(Files.readString(Path.of(System.getProperty("touchstone.root"), "README.md")));
        assertTrue(lines.find(), "the README has no lines to call it");
        String script = lines.group(1).replace("http://127.0.0.1:8080", stack.front()).replace("http://127.0.0.1:8180", stack.keycloak());

        Process shell = new ProcessBuilder("sh", "-eu", "-c", script).redirectErrorStream(true).start();
        String said = new String(shell.getInputStream().readAllBytes());
        assertEquals(0, shell.waitFor(), said);

        try (MappingIterator<JsonNode> answers = new ObjectMapper().readerFor(JsonNode.class).readValues(said)) {
            List<JsonNode> all = answers.readAll();
            assertEquals(4, all.size(), said);
            for (JsonNode list : all.subList(0, 3)) assertTrue(list.path("items").isArray(), list::toString);
            assertTrue(all.get(3).path("openapi").asText().startsWith("3.1"), () -> all.get(3).toString());
        }
    }

    private static boolean onPath(String tool) {
        return Pattern.compile(Pattern.quote(java.io.File.pathSeparator)).splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
