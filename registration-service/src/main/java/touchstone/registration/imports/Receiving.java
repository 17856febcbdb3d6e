package touchstone.registration.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import touchstone.commons.problem.Invalid;
import touchstone.commons.problem.TooLarge;
import touchstone.registration.prospect.LegalBasis;

/**
 * Stores the rows of a file as they arrive, some hundred at a time, so that a file is never in memory as a whole. Only when the last one is there does the import wait to be
 * taken in, and is the sender told so: what is cut short, or cannot be read to its end, leaves nothing. Blocks; not for the event loop.
 */
@ApplicationScoped
class Receiving {
    static final long MOST_BYTES = 10L << 20;
    static final int MOST_ROWS = 100_000;
    private static final int AT_ONCE = 500;
    private static final int LONGEST_CELL = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Pool pool;
    private final ObjectMapper json;
    private final Clock clock;

    Receiving(Pool pool, ObjectMapper json, Clock clock) {
        this.pool = pool;
        this.json = json;
        this.clock = clock;
    }

    /** @throws FileNotReadable, {@link FileTooLarge}, or as {@link Columns#of} */
    UUID receive(InputStream file, String author, String system, LegalBasis legalBasis, String country, boolean dryRun, String mapping) {
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
        try (BufferedReader text = reader(file); CSVParser parser = CSVParser.parse(text, format)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) throw new FileNotReadable(1);
            Columns columns = Columns.of(records.next().toList(), mapping, json);
            Order order = new Order(UuidCreator.getTimeOrderedEpoch(), author, columns.kind(), system, legalBasis, country, dryRun, columns);
            begin(order);
            try {
                rows(order, parser, records);
            } catch (RuntimeException e) {
                await(pool.preparedQuery("delete from prospect_import where id = $1").execute(Tuple.of(order.id())));
                throw e;
            }
            await(pool.preparedQuery("update prospect_import set state = 'WAITING' where id = $1").execute(Tuple.of(order.id())));
            return order.id();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new FileNotReadable(0);
        }
    }

    private void begin(Order order) {
        try {
            await(pool.preparedQuery("insert into prospect_import (id, author, kind, system, legal_basis, country, dry_run, columns, state, received_at) values ($1, $2, $3, $4, $5, $6, $7, $8, 'ARRIVING', $9)")
                    .execute(Tuple.from(new Object[] {order.id(), order.author(), order.kind().name(), order.system(), order.legalBasis().name(), order.country(), order.dryRun(),
                            new JsonArray(json.writeValueAsString(order.columns().all())), clock.instant().atOffset(ZoneOffset.UTC)})));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void rows(Order order, CSVParser parser, Iterator<CSVRecord> records) {
        List<Integer> positions = order.columns().positions();
        List<Tuple> batch = new ArrayList<>();
        long row = 1;
        try {
            while (records.hasNext()) {
                CSVRecord record = records.next();
                if (++row > MOST_ROWS + 1) throw new FileTooLarge("100,000 rows");
                batch.add(row(order, row, record, positions));
                if (batch.size() == AT_ONCE) store(batch);
            }
        } catch (UncheckedIOException | IllegalStateException broken) {
            throw new FileNotReadable(parser.getCurrentLineNumber());
        }
        store(batch);
    }

    private static Tuple row(Order order, long row, CSVRecord record, List<Integer> positions) {
        if (record.size() != order.columns().all().size()) return refused(order, row, "wrong-number-of-cells");
        String[] cells = new String[positions.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = record.get(positions.get(i));
            // PostgreSQL has no text for the character 0.
            if (cells[i].length() > LONGEST_CELL || cells[i].indexOf('\0') >= 0) return refused(order, row, "cell-not-readable");
        }
        return Tuple.from(new Object[] {order.id(), row, cells, null, null});
    }

    private static Tuple refused(Order order, long row, String code) {
        return Tuple.from(new Object[] {order.id(), row, null, "REFUSED", new JsonArray().add(new JsonObject().put("code", code))});
    }

    private void store(List<Tuple> batch) {
        if (batch.isEmpty()) return;
        await(pool.preparedQuery("insert into prospect_import_row (import, row, cells, outcome, findings) values ($1, $2, $3, $4, $5)").executeBatch(batch));
        batch.clear();
    }

    /** Strict UTF-8, without the mark that some programs begin a file with. */
    private static BufferedReader reader(InputStream file) throws IOException {
        var text = new BufferedReader(new InputStreamReader(new Counted(file), StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) text.reset();
        return text;
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    /** Ends with a refusal where a file is longer than it may be. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) add(1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read > 0) add(read);
            return read;
        }

        private void add(int read) {
            count += read;
            if (count > MOST_BYTES) throw new FileTooLarge("10 MB");
        }
    }

    static class FileTooLarge extends TooLarge {
        FileTooLarge(String most) {
            super("A file has at most " + most + ". Nothing was taken in: send it in parts.");
        }
    }

    static class FileNotReadable extends Invalid {
        FileNotReadable(long line) {
            super("The file is not CSV (RFC 4180) in UTF-8 with commas" + (line > 0 ? "; reading ended near line " + line : "") + ". Nothing was taken in.");
        }
    }
}
