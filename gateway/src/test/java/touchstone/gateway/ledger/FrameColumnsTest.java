package touchstone.gateway.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.gateway.journal.Frame;

class FrameColumnsTest {
    @Test
    void members_become_columns_and_what_is_absent_is_null() {
        UUID id = UUID.randomUUID();
        FrameColumns frames = columns("{\"id\":\"" + id + "\",\"at\":\"2026-05-31T23:59:59.007Z\",\"status\":200,\"new\":{\"a\":[1]},\"subject\":\"sheet/\u00e9\"}",
                "{\"at\":\"2026-06-01T00:00:00Z\",\"campaign\":{\"source\":\"x\"},\"properties\":{\"n\":1e400,\"t\":\"}\"},\"reason\":null,\"verb\":\"tracked\"}");
        Tuple sent = Tuple.tuple();
        frames.addTo(sent);

        assertArrayEquals(new Long[] {7L, 8L}, sent.getArrayOfLongs(0));
        assertArrayEquals(new UUID[] {id, null}, sent.getArrayOfUUIDs(1));
        assertArrayEquals(new OffsetDateTime[] {OffsetDateTime.parse("2026-05-31T23:59:59.007Z"), OffsetDateTime.parse("2026-06-01T00:00:00Z")}, sent.getArrayOfOffsetDateTimes(2));
        assertArrayEquals(new String[] {null, "tracked"}, sent.getArrayOfStrings(8));
        assertArrayEquals(new String[] {"sheet/\u00e9", null}, sent.getArrayOfStrings(9));
        assertArrayEquals(new Long[] {200L, null}, sent.getArrayOfLongs(16));
        assertArrayEquals(new String[] {null, "{\"source\":\"x\"}"}, sent.getArrayOfStrings(22));
        assertArrayEquals(new String[] {null, "{\"n\":1e400,\"t\":\"}\"}"}, sent.getArrayOfStrings(28));
        assertEquals(Set.of(YearMonth.of(2026, 5), YearMonth.of(2026, 6)), frames.months());
    }

    @Test
    void what_is_no_frame_is_refused_as_a_whole() {
        for (String payload : List.of("{\"id\":", "[]", "", "{}", "{\"at\":\"2026-06-01T00:00:00Z\",\"id\":\"none\"}", "{\"at\":\"2026-06-01T00:00:00Z\",\"verb\":{}}", "{\"at\":\"yesterday\"}",
                "{\"at\":\"2026-06-01T00:00:00Z\"}}", "{\"at\":\"2026-06-01T00:00:00Z\",\"status\":\"fine\"}")) {
            assertThrows(Ledger.FrameUnreadable.class, () -> columns("{\"at\":\"2026-06-01T00:00:00Z\"}", payload), payload);
        }
    }

    private static FrameColumns columns(String... payloads) {
        Frame[] frames = new Frame[payloads.length];
        for (int i = 0; i < frames.length; i++) frames[i] = new Frame(7 + i, new byte[32], payloads[i].getBytes(StandardCharsets.UTF_8));
        return new FrameColumns(List.of(frames));
    }
}
