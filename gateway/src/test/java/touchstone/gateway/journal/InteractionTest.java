package touchstone.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.commons.Touch;

class InteractionTest {
    private static final UUID ID = UUID.fromString("0197f8e2-0000-7abc-8def-f00000000001");
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
    private final Frames frames = new Frames();

    @Test
    void all_that_is_known_is_written() throws IOException {
        Touch touch = new Touch("viewed", "product/42", -3L, "web", "en", ID);
        var interaction = new Interaction(ID, AT, new Interaction.Who(ID, "granted", ID, "subject"), touch, new Interaction.Request("GET", "/me", "shop", "other", "trace"),
                new Interaction.Answer(200, 1_234_567, 0L, "slug"), new Interaction.Source("social", "www.linkedin.com", Map.of("source", "linkedin"), "192.0.2.0"));

        assertEquals(new ObjectMapper().readTree("""
                {"id": "0197f8e2-0000-7abc-8def-f00000000001", "at": "2026-03-01T00:00:00.000Z", "visitor": "0197f8e2-0000-7abc-8def-f00000000001", "consent": "granted",
                 "session": "0197f8e2-0000-7abc-8def-f00000000001", "identity": "subject", "prospect": "0197f8e2-0000-7abc-8def-f00000000001", "verb": "viewed",
                 "subject": "product/42", "revision": -3, "locale": "en", "channel": "web", "key": "shop", "route": "/me", "method": "GET", "status": 200, "micros": 1234567,
                 "bytes": 0, "refusal": "slug", "referrer": "social", "site": "www.linkedin.com", "campaign": {"source": "linkedin"}, "address": "192.0.2.0", "trace": "trace"}
                """), written(interaction));
    }

    @Test
    void what_is_not_known_is_left_out() throws IOException {
        JsonNode written = written(interaction("direct", AT));

        assertFalse(written.has("visitor") || written.has("verb") || written.has("key") || written.has("campaign"), written.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\"b\\c/d", "\u00e4\u20ac\ud83d\ude00", "\u2028<script>", "q=\"1\";\\\"\\"})
    void whatever_a_client_says_comes_back_as_it_was(String said) throws IOException {
        assertEquals(said, written(interaction(said, AT)).get("referrer").asText());
    }

    @Test
    void what_no_database_takes_is_replaced_and_what_is_too_long_is_cut() throws IOException {
        assertEquals("\ufffd\ufffd\ufffd-\ufffd", written(interaction("\u0000\n\u007f-\ud800", AT)).get("referrer").asText());
        assertEquals("x".repeat(400), written(interaction("x".repeat(401), AT)).get("referrer").asText());
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24T09:02:06.007999Z,2026-11-24T09:02:06.007Z", "2026-11-24T09:02:00Z,2026-11-24T09:02:00.000Z", "2026-12-31T23:59:59.999Z,2026-12-31T23:59:59.999Z"})
    void time_is_kept_to_the_millisecond(String at, String written) throws IOException {
        for (int i = 0; i < 2; i++) assertEquals(written, written(interaction("direct", Instant.parse(at))).get("at").asText());
    }

    @Test
    void what_is_too_long_for_a_frame_leaves_those_before_it_alone() throws IOException {
        frames.add(new byte[] {1});
        assertThrows(IOException.class, () -> frames.add(new byte[Frame.LONGEST_PAYLOAD + 1]));
        frames.add(new byte[] {2});
        assertEquals(2 * (Frame.HEAD_BYTES + 1), frames.size());
    }

    private static Interaction interaction(String referrer, Instant at) {
        return new Interaction(ID, at, new Interaction.Who(null, "unknown", null, null), null, new Interaction.Request("GET", null, null, null, null),
                new Interaction.Answer(404, 0, null, null), new Interaction.Source(referrer, null, Map.of(), null));
    }

    private JsonNode written(Interaction interaction) throws IOException {
        frames.clear();
        frames.add(interaction);
        return new ObjectMapper().readTree(Arrays.copyOfRange(frames.bytes(), Frame.HEAD_BYTES, frames.size()));
    }
}
