package touchstone.catalog.imports;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.catalog.TestProducts.newSku;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.imports.ImportView.RowCounts;
import touchstone.catalog.product.Neighbours;
import touchstone.catalog.product.Products;
import touchstone.catalog.product.Revisions;
import touchstone.catalog.product.Variants;
import touchstone.catalog.product.Yardsticks;

@QuarkusTest
class ImportQueueTest {
    @Inject
    Imports imports;
    @Inject
    ImportFiles files;
    @Inject
    ImportConfig config;
    @Inject
    Products products;
    @Inject
    Revisions revisions;
    @Inject
    Neighbours neighbours;
    @Inject
    Variants variants;
    @Inject
    Yardsticks yardsticks;
    @TempDir
    Path folder;

    @Test
    void who_does_not_wait_is_told_how_far_it_is() {
        String location = send("sku,name\n" + newSku() + ",Pump\n").then().statusCode(202).header("Preference-Applied", equalTo("respond-async"))
                .header("Location", containsString("/imports/")).extract().path("id");

        JsonPath done = finished(location);
        assertEquals("FINISHED", done.getString("state"));
        assertEquals(1, done.getInt("rows.created"));
        assertEquals(1.0f, done.getFloat("progress"));
    }

    @Test
    void a_file_that_cannot_be_read_says_so_when_it_is_looked_at() {
        JsonPath done = finished(send("name\nPump\n").then().statusCode(202).extract().path("id"));

        assertEquals("FAILED", done.getString("state"));
        assertEquals("/problems/header-not-readable", done.getString("problem.type"));
    }

    @Test
    void an_import_that_was_left_in_the_middle_goes_on_where_it_was() throws IOException {
        TestProducts.ready();
        String run = newSku();
        String csv = "sku,name\n" + IntStream.range(0, 700).mapToObj(i -> run + i + ",Pump\n").collect(Collectors.joining()) + run + "3,Twice\n";
        Instant longAgo = Instant.now().minus(Duration.ofHours(1));
        var order = new ImportOrder(UuidCreator.getTimeOrderedEpoch(), "somebody", longAgo, Format.CSV, null, null, "standard", false, false, null, null);
        List<RowResult> before = IntStream.range(0, 500).mapToObj(i -> new RowResult(i + 2, run + i, RowResult.Outcome.CREATED, order.id(), 1L, List.of(), null)).toList();
        int pieces = files.keep(order.id(), Files.writeString(folder.resolve("file.csv"), csv));
        Duration patience = Duration.ofSeconds(10);
        // Nobody goes on with it before its last sign of life is long ago, which is when all of this is there.
        imports.take(order, pieces, Instant.now()).await().atMost(patience);
        imports.add(order.id(), 0, before, RowCounts.NONE.plus(before), 0.7, longAgo).await().atMost(patience);

        JsonPath done = finished(order.id().toString());

        assertEquals("FINISHED", done.getString("state"));
        assertEquals(701, done.getInt("rows.total"));
        assertEquals(700, done.getInt("rows.created"));
        assertEquals("duplicate-sku", done.getString("results[700].findings[0].code"));
        // What was reported before is not written again: it is no product here, and stays none.
        TestProducts.importing("sku,name\n" + run + "0,Pump\n" + run + "500,Pump\n").body("rows.created", equalTo(1)).body("rows.unchanged", equalTo(1));
    }

    @Test
    void an_error_counts_as_an_attempt_and_does_not_end_the_queue() throws IOException {
        TestProducts.ready();
        Clock broken = new BrokenClock();
        ImportQueue queue = new ImportQueue(imports, files, new Importing(products, revisions, neighbours, variants, yardsticks, imports, new Undoing(imports, products, revisions, neighbours, yardsticks, broken), broken), config, Clock.systemUTC());
        var order = new ImportOrder(UuidCreator.getTimeOrderedEpoch(), "somebody", Instant.now(), Format.CSV, null, null, "standard", false, false, null, null);
        int pieces = files.keep(order.id(), Files.writeString(folder.resolve("file.csv"), "sku,name\n" + newSku() + ",Pump\n"));
        imports.begin(order, List.of(), RowCounts.NONE, 0).await().atMost(Duration.ofSeconds(10));

        queue.take(new Imports.Claim(order, pieces, RowCounts.NONE, 0, 1, Imports.Phase.LOOKING));
        TestPeople.steward().get("/imports/{id}", order.id()).then().body("state", equalTo("RUNNING"));
        queue.take(new Imports.Claim(order, pieces, RowCounts.NONE, 0, 5, Imports.Phase.LOOKING));

        TestPeople.steward().get("/imports/{id}", order.id()).then().body("state", equalTo("FAILED")).body("problem.type", equalTo("/problems/import-given-up"));
        new ImportQueue(imports, files, null, config, broken).drain();
    }

    /** Stands for whatever runs out in the middle of an import. */
    private static final class BrokenClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            throw new StackOverflowError();
        }
    }

    private static io.restassured.response.Response send(String csv) {
        TestProducts.ready();
        return TestPeople.steward().header("Prefer", "respond-async").contentType("text/csv; charset=UTF-8").body(csv.getBytes(StandardCharsets.UTF_8)).post("/imports");
    }

    private static JsonPath finished(String id) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            JsonPath view = TestPeople.steward().get("/imports/{id}", id).then().statusCode(200).extract().jsonPath();
            if (!List.of("WAITING", "RUNNING").contains(view.getString("state"))) return view;
            if (Instant.now().isAfter(deadline)) throw new AssertionError("still " + view.getString("state"));
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
