package touchstone.gateway.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import touchstone.gateway.journal.Frame;

/**
 * Frames that follow each other, with their members as columns. PostgreSQL takes a column as one array of its own types, which costs it a fraction of what it costs to read
 * JSON. A member that is added to the frames is added here and nowhere else; members that are not here are left out, and absent ones are null.
 */
final class FrameColumns {
    /** A member by its name in a frame, which is also the column's in the ledger. */
    private enum Column {
        ID(Type.ID), AT(Type.MOMENT), VISITOR(Type.ID), CONSENT(Type.TEXT), SESSION(Type.ID), IDENTITY(Type.TEXT), PROSPECT(Type.ID), VERB(Type.TEXT), SUBJECT(Type.TEXT),
        REVISION(Type.NUMBER), CHANNEL(Type.TEXT), LOCALE(Type.TEXT), KEY(Type.TEXT), ROUTE(Type.TEXT), METHOD(Type.TEXT), STATUS(Type.NUMBER), MICROS(Type.NUMBER), BYTES(Type.NUMBER),
        REFUSAL(Type.TEXT), REFERRER(Type.TEXT), SITE(Type.TEXT), CAMPAIGN(Type.JSON), ADDRESS(Type.NETWORK), TRACE(Type.TEXT), RECEIVED(Type.MOMENT), MESSAGE(Type.ID), EVENT(Type.TEXT),
        PROPERTIES(Type.JSON), CLIENT(Type.TEXT), VERDICT(Type.TEXT), REASON(Type.TEXT);

        private static final Map<String, Column> BY_NAME = Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Column::column, Function.identity()));
        private final Type type;

        Column(Type type) {
            this.type = type;
        }

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a member is sent, and what it becomes in the ledger. */
    private enum Type {
        ID("uuid", "", UUID[]::new) {
            @Override
            Object read(JsonParser json, byte[] frame) throws IOException {
                return UUID.fromString(text(json));
            }
        },
        MOMENT("timestamptz", "", OffsetDateTime[]::new) {
            @Override
            Object read(JsonParser json, byte[] frame) throws IOException {
                return moment(text(json));
            }
        },
        TEXT("text", "", String[]::new) {
            @Override
            Object read(JsonParser json, byte[] frame) throws IOException {
                return text(json);
            }
        },
        NUMBER("bigint", "", Long[]::new) {
            @Override
            Object read(JsonParser json, byte[] frame) throws IOException {
                return json.getLongValue();
            }
        },
        JSON("text", "::jsonb", String[]::new) {
            @Override
            Object read(JsonParser json, byte[] frame) throws IOException {
                // As it stands there: a number may be larger than any of ours.
                int from = (int) json.currentTokenLocation().getByteOffset();
                json.skipChildren();
                return new String(frame, from, (int) json.currentLocation().getByteOffset() - from, StandardCharsets.UTF_8);
            }
        },
        NETWORK("text", "::inet", String[]::new) {
            @Override
            Object read(JsonParser json, byte[] frame) throws IOException {
                return text(json);
            }
        };

        private final String sent;
        private final String cast;
        private final IntFunction<Object[]> array;

        Type(String sent, String cast, IntFunction<Object[]> array) {
            this.sent = sent;
            this.cast = cast;
            this.array = array;
        }

        abstract Object read(JsonParser json, byte[] frame) throws IOException;

        private static String text(JsonParser json) throws IOException {
            if (!json.currentToken().isScalarValue()) throw new IllegalArgumentException(json.currentName() + " is no text");
            return json.getText();
        }
    }

    private static final JsonFactory JSON = new JsonFactory();
    private static final Column[] ALL = Column.values();
    /** All columns but the gateway, in SQL. */
    static final String NAMES = "sequence, " + Arrays.stream(ALL).map(Column::column).collect(Collectors.joining(", "));

    private final Long[] sequences;
    private final Object[][] columns = new Object[ALL.length][];

    /** @throws Ledger.FrameUnreadable if one of them cannot be read */
    FrameColumns(List<Frame> frames) {
        sequences = new Long[frames.size()];
        for (Column column : ALL) columns[column.ordinal()] = column.type.array.apply(frames.size());
        for (int i = 0; i < sequences.length; i++) read(frames.get(i), i);
    }

    private void read(Frame frame, int row) {
        sequences[row] = frame.sequence();
        try (JsonParser json = JSON.createParser(frame.payload())) {
            if (json.nextToken() != JsonToken.START_OBJECT) throw new Ledger.FrameUnreadable("frame " + frame.sequence() + " is no object");
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                Column column = Column.BY_NAME.get(name);
                JsonToken value = json.nextToken();
                if (column == null) json.skipChildren();
                else if (value != JsonToken.VALUE_NULL) columns[column.ordinal()][row] = column.type.read(json, frame.payload());
            }
            if (json.nextToken() != null || columns[Column.AT.ordinal()][row] == null) throw new Ledger.FrameUnreadable("frame " + frame.sequence() + " is no interaction, or has no time");
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new Ledger.FrameUnreadable("frame " + frame.sequence() + " cannot be read: " + e.getMessage());
        }
    }

    /** RFC 3339 in UTC. What the gateway itself writes has a fixed length, and is read without looking for what else it might be. */
    private static OffsetDateTime moment(String text) {
        if (text.length() != 24 || text.charAt(23) != 'Z') return OffsetDateTime.parse(text);
        return OffsetDateTime.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), number(text, 11, 13), number(text, 14, 16), number(text, 17, 19), 1_000_000 * number(text, 20, 23),
                ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** A select of them as rows. @param first the number of the first of the parameters that {@link #addTo} adds */
    static String rows(int first) {
        StringBuilder sent = new StringBuilder("$").append(first).append("::bigint[]");
        for (Column column : ALL) sent.append(", $").append(first + 1 + column.ordinal()).append("::").append(column.type.sent).append("[]");
        String selected = Arrays.stream(ALL).map(column -> column.column() + column.type.cast).collect(Collectors.joining(", "));
        return "select sequence, " + selected + " from unnest(" + sent + ") as f(" + NAMES + ")";
    }

    void addTo(Tuple parameters) {
        parameters.addValue(sequences);
        for (Object[] column : columns) parameters.addValue(column);
    }

    /** When they happened. */
    Set<YearMonth> months() {
        Set<YearMonth> months = new HashSet<>();
        int before = -1;
        for (Object moment : columns[Column.AT.ordinal()]) {
            OffsetDateTime at = (OffsetDateTime) moment;
            int month = 12 * at.getYear() + at.getMonthValue();
            if (month != before) months.add(YearMonth.from(at));
            before = month;
        }
        return months;
    }
}
