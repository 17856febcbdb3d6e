package touchstone.catalog.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import touchstone.catalog.TestPeople;
import touchstone.catalog.TestProducts;
import touchstone.catalog.TestProducts.TestProduct;
import touchstone.catalog.imports.ImportView.RowCounts;
import touchstone.catalog.imports.Imports.Claim;
import touchstone.catalog.imports.Imports.Phase;
import touchstone.catalog.product.Neighbours;
import touchstone.catalog.product.Products;
import touchstone.catalog.product.Revisions;
import touchstone.catalog.product.Variants;
import touchstone.catalog.product.Yardsticks;
import touchstone.test.Tokens;

/** Files that are taken in as a whole or not at all, when something comes between the look at them and their rows, or ends it in the middle. */
@QuarkusTest
class WholeImportTest {
    private static final String HEADER = "sku,name,color,external_references_erp\n";

    @Inject Imports imports;
    @Inject ImportFiles files;
    @Inject ImportConfig config;
    @Inject Importing importing;
    @Inject Products products;
    @Inject Revisions revisions;
    @Inject Neighbours neighbours;
    @Inject Variants variants;
    @Inject Yardsticks yardsticks;
    @TempDir Path folder;

    private final ImportOrder order = new ImportOrder(UuidCreator.getTimeOrderedEpoch(), "somebody", Instant.now(), Format.CSV, null, null, "standard", false, true, null, null);
    private final String fresh = TestProducts.newSku();
    private final String reference = UUID.randomUUID().toString();

    @BeforeEach
    void ready() {
        TestProducts.ready();
    }

    @Test
    void a_value_that_somebody_takes_meanwhile_undoes_what_was_written_before_and_names_the_row() throws IOException {
        TestProduct known = TestProducts.draft();
        String taken = UUID.randomUUID().toString();
        TestProducts.imported(HEADER + TestProducts.newSku() + ",Pump,," + taken + "\n");
        String late = TestProducts.newSku();

        importing.run(looked(), file(HEADER + fresh + ",Pump,," + reference + "\n" + known.sku() + ",Pump,Red,\n" + late + ",Pump,," + taken + "\n"));

        view().body("state", equalTo("REFUSED")).body("rows.refused", equalTo(3)).body("rows.created", equalTo(0)).body("rows.updated", equalTo(0))
                .body("findings.code", equalTo(List.of("not-as-a-whole"))).body("findings[0].detail", containsString("Row 4 (" + late + ")"))
                .body("results.findings.flatten().code", equalTo(List.of("undone", "undone", "not-unique")));
        TestPeople.steward().get("/products/{id}", known.id()).then().body("revision", equalTo(3)).body("values.color", equalTo("Blue")).body("status", equalTo("DRAFT"));
        // Neither the product nor what was claimed for it is left.
        TestProducts.importing(HEADER + TestProducts.newSku() + ",Pump,," + reference + "\n" + fresh + ",Pump,,\n").body("results.outcome", equalTo(List.of("CREATED", "CREATED")));
    }

    @Test
    void what_others_have_gone_on_with_stays_and_its_row_says_so_also_when_it_is_undone_again() throws IOException {
        TestProduct known = TestProducts.draft();
        importing.run(looked(), file(HEADER + fresh + ",Pump,,\n" + known.sku() + ",Pump,Red,\n"));
        view().body("state", equalTo("FINISHED"));
        TestProducts.edited(new TestProduct(known.id(), known.sku(), 2), Map.of("style", "Sport"));

        // As if the process had ended each time before it could say what became of it.
        for (int time = 0; time < 2; time++) {
            await(imports.undoing(order.id(), List.of()));
            importing.run(new Claim(order, 0, RowCounts.NONE, 1, 1, Phase.UNDOING), folder.resolve("file.csv"));
            view().body("state", equalTo("PARTLY_TAKEN")).body("rows.updated", equalTo(1)).body("rows.refused", equalTo(1))
                    .body("results.outcome", equalTo(List.of("REFUSED", "UPDATED"))).body("results.findings.flatten().code", equalTo(List.of("undone", "not-undone")));
        }
        TestPeople.steward().get("/products/{id}", known.id()).then().body("revision", equalTo(3)).body("values.color", equalTo("Red"));
    }

    @Test
    void what_was_written_before_an_interruption_is_known_as_written() throws IOException {
        TestProduct known = TestProducts.draft();
        Path file = file(HEADER + fresh + ",Pump,,\n" + known.sku() + ",Pump,Red,\n");
        importing.run(looked(), file);

        // The rows are saved, and the process ended before it wrote down that they are.
        await(imports.writing(order.id()));
        importing.run(new Claim(order, 0, RowCounts.NONE, 0, 2, Phase.WRITING), file);

        view().body("state", equalTo("FINISHED")).body("results.outcome", equalTo(List.of("CREATED", "UPDATED")));
    }

    @Test
    void a_file_that_its_sender_waits_for_is_gone_on_with_by_others() throws IOException {
        Clock broken = new BrokenClock(0);
        Undoing undoing = new Undoing(imports, products, revisions, neighbours, yardsticks, broken);
        Importing ending = new Importing(products, revisions, neighbours, variants, yardsticks, imports, undoing, broken);
        Path file = file(HEADER + fresh + ",Pump,,\n");

        assertThrows(StackOverflowError.class, () -> new ImportQueue(imports, files, ending, config, Clock.systemUTC()).takeNow(order, file));
        view().body("state", equalTo("RUNNING"));
        Clock later = Clock.offset(Clock.systemUTC(), config.patience().plusSeconds(1));
        new ImportQueue(imports, files, importing, config, later).drain();

        view().body("state", equalTo("FINISHED")).body("rows.created", equalTo(1));
    }

    @Test
    void an_import_that_is_given_up_is_undone_if_it_was_to_go_in_as_a_whole() throws IOException {
        TestProduct known = TestProducts.draft();
        StringBuilder csv = new StringBuilder("sku,name\n");
        for (int row = 0; row < Importing.BATCH; row++) csv.append(fresh).append(row).append(",Pump\n");
        Path file = file(csv.append(known.sku()).append(",Pump\n").toString());
        int pieces = files.keep(order.id(), file);
        await(imports.take(order, pieces, Instant.now()));
        await(imports.writing(order.id()));
        // What ends it comes after the first batch.
        Clock breaking = new BrokenClock(1);
        Importing ending = new Importing(products, revisions, neighbours, variants, yardsticks, imports, new Undoing(imports, products, revisions, neighbours, yardsticks, breaking), breaking);

        new ImportQueue(imports, files, ending, config, Clock.systemUTC()).take(new Claim(order, pieces, RowCounts.NONE, 0, 5, Phase.WRITING));
        view().body("state", equalTo("UNDOING")).body("findings.code", equalTo(List.of("given-up"))).body("rows.created", equalTo(Importing.BATCH));
        Clock later = Clock.offset(Clock.systemUTC(), config.patience().plusSeconds(1));
        new ImportQueue(imports, files, importing, config, later).drain();

        view().body("state", equalTo("REFUSED")).body("rows.created", equalTo(0));
        TestProducts.importing("sku,name\n" + fresh + "0,Pump\n").body("results.outcome", equalTo(List.of("CREATED")));
    }

    @Test
    void a_variant_goes_with_its_model_where_that_cannot_go_in() {
        String taken = UUID.randomUUID().toString();
        TestProducts.imported(HEADER + TestProducts.newSku() + ",Pump,," + taken + "\n");
        String csv = "sku,name,color,variant_of,axes,external_references_erp\n" + fresh + ",Pump,,,color," + taken + "\n" + fresh + "-R,Pump,Red," + fresh + ",,\n";

        for (boolean dry : List.of(true, false)) {
            TestImports.sending("text/csv; charset=UTF-8", csv.getBytes(StandardCharsets.UTF_8), Map.of("dryRun", dry)).body("results.outcome", equalTo(List.of("REFUSED", "REFUSED")))
                    .body("results.findings.flatten().code", equalTo(List.of("not-unique", "model-refused")));
        }
    }

    @Test
    void a_look_knows_the_products_of_rows_far_above() {
        StringBuilder csv = new StringBuilder("sku,name,relations_accessory\n");
        for (int row = 0; row < Importing.BATCH; row++) csv.append(fresh).append(row).append(",Pump,\n");
        csv.append(fresh).append(",Pump,").append(fresh).append("0\n");

        TestImports.sending("text/csv; charset=UTF-8", csv.toString().getBytes(StandardCharsets.UTF_8), Map.of("dryRun", true)).body("rows.refused", equalTo(0)).body("rows.created", equalTo(Importing.BATCH + 1));
    }

    @Test
    void an_import_that_is_stopped_is_undone_if_it_was_to_go_in_as_a_whole() throws IOException {
        looked();
        TestPeople.approver().put("/imports/{id}/cancellation", order.id()).then().statusCode(200).body("state", equalTo("RUNNING"));

        importing.run(new Claim(order, 0, RowCounts.NONE, 0, 1, Phase.WRITING), file(HEADER + fresh + ",Pump,,\n"));

        view().body("state", equalTo("CANCELLED")).body("results[0].findings[0].code", equalTo("undone"));
        TestPeople.approver().put("/imports/{id}/cancellation", order.id()).then().statusCode(200).body("state", equalTo("CANCELLED"));
        TestProducts.importing(HEADER + fresh + ",Pump,,\n").body("rows.created", equalTo(1));
    }

    @Test
    void an_import_that_is_stopped_ends_after_the_rows_it_is_at() throws IOException {
        var rows = new ImportOrder(order.id(), "somebody", Instant.now(), Format.CSV, null, null, "standard", false, false, null, null);
        StringBuilder csv = new StringBuilder("sku,name\n");
        for (int row = 0; row <= Importing.BATCH; row++) csv.append(fresh).append(row).append(",Pump\n");
        Claim claim = await(imports.take(rows, 0, Instant.now()));
        TestPeople.approver().put("/imports/{id}/cancellation", order.id()).then().statusCode(200);

        importing.run(claim, file(csv.toString()));

        view().body("state", equalTo("CANCELLED")).body("rows.created", equalTo(Importing.BATCH));
    }

    @Test
    void an_import_that_waits_is_over_when_it_is_stopped() throws IOException {
        // The queue of this instance may be quicker; then there is another.
        for (String state = ""; !state.equals("CANCELLED");) {
            var waiting = new ImportOrder(UuidCreator.getTimeOrderedEpoch(), "somebody", Instant.now(), Format.CSV, null, null, "standard", false, false, null, null);
            await(imports.queue(waiting, files.keep(waiting.id(), file("sku,name\n")), Instant.now()));
            var answer = TestPeople.approver().put("/imports/{id}/cancellation", waiting.id());
            state = answer.statusCode() == 200 ? answer.path("state") : "";
        }
    }

    @Test
    void an_import_is_stopped_by_its_sender_or_an_approver_while_it_runs() {
        looked();
        String over = TestProducts.importing(HEADER + fresh + ",Pump,,\n").extract().path("id");

        problem(TestPeople.steward().put("/imports/{id}/cancellation", order.id()), 403, "import-not-yours");
        problem(TestPeople.steward().put("/imports/{id}/cancellation", over), 409, "import-over").body("state", equalTo("FINISHED"));
        problem(TestPeople.approver().put("/imports/{id}/cancellation", UUID.randomUUID()), 404, "import-not-found");
        problem(TestPeople.with(Tokens.of("sales")).put("/imports/{id}/cancellation", over), 403, "forbidden");
        problem(given().put("/imports/{id}/cancellation", over), 401, "unauthorized");
    }

    @Test
    void imports_are_listed_newest_first_to_stewards_their_own_and_to_approvers_all() {
        Tokens.Person steward = Tokens.ofNew("steward");
        var first = TestPeople.with(steward.token()).contentType("text/csv; charset=UTF-8").body("sku,name\n" + fresh + ",Pump\n").post("/imports").then().statusCode(201).extract();
        var second = TestPeople.with(steward.token()).contentType("text/csv; charset=UTF-8").body("sku,name\n" + fresh + ",Pump\n").post("/imports").then().statusCode(201).extract();
        looked();

        String next = TestPeople.with(steward.token()).queryParam("limit", 1).get("/imports").then().statusCode(200).body("items", hasSize(1))
                .body("items[0].id", equalTo(second.path("id"))).body("items[0].state", equalTo("FINISHED")).body("items[0].rows.unchanged", equalTo(1)).body("items[0].results", nullValue())
                .extract().path("next");
        TestPeople.with(steward.token()).queryParam("limit", 1).queryParam("after", next).get("/imports").then().statusCode(200)
                .body("items.id", equalTo(List.of(first.<String>path("id")))).body("next", nullValue());
        TestPeople.approver().get("/imports").then().statusCode(200).body("items.id", hasItems(order.id().toString(), second.path("id")));
        problem(TestPeople.approver().queryParam("after", "x").get("/imports"), 400, "malformed-cursor");
        problem(TestPeople.approver().queryParam("limit", 0).get("/imports"), 422, "invalid");
        problem(TestPeople.with(Tokens.of("sales")).get("/imports"), 403, "forbidden");
        problem(given().get("/imports"), 401, "unauthorized");
    }

    /** The import after all its rows were looked at, and found good. */
    private Claim looked() {
        await(imports.take(order, 0, Instant.now()));
        await(imports.writing(order.id()));
        return new Claim(order, 0, RowCounts.NONE, 0, 1, Phase.WRITING);
    }

    private Path file(String csv) throws IOException {
        return Files.writeString(folder.resolve("file.csv"), csv);
    }

    private ValidatableResponse view() {
        return TestPeople.steward().get("/imports/{id}", order.id()).then().statusCode(200);
    }

    private static ValidatableResponse problem(Response answer, int status, String slug) {
        return answer.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + slug));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    /** Stands for whatever ends a process in the middle, after so many looks at the clock. */
    private static final class BrokenClock extends Clock {
        private int holds;

        BrokenClock(int holds) {
            this.holds = holds;
        }

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
            if (holds-- > 0) return Instant.now();
            throw new StackOverflowError();
        }
    }
}
