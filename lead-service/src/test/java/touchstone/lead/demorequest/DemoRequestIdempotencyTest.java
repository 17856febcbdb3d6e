package touchstone.lead.demorequest;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.lead.demorequest.TestProspects.TestProspect;
import touchstone.lead.upstream.StandIns;

@QuarkusTest
class DemoRequestIdempotencyTest {
    @Inject
    DataSource database;

    private TestProspect prospect;
    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void somebody_registers() {
        prospect = TestProspects.registered();
    }

    @Test
    void a_repeat_with_the_same_key_gets_the_first_answer() {
        Map<String, Object> wanted = TestProducts.published().wanted();
        Response first = post(wanted);

        Response second = post(wanted);

        second.then().statusCode(201).header("Location", equalTo(first.header("Location"))).header("Touchstone-Touch", first.header("Touchstone-Touch"));
        assertEquals(first.asString(), second.asString());
        prospect.asks().get("/demo-requests").then().body("items", hasSize(1));
    }

    @Test
    void a_key_keeps_nothing_of_what_was_written() throws SQLException {
        post(TestProducts.published().wanted("Something personal")).then().statusCode(201).body("message", equalTo("Something personal"));

        try (var connection = database.getConnection(); var query = connection.prepareStatement("select request || answer from idempotency where key = ?")) {
            query.setString(1, key);
            try (var rows = query.executeQuery()) {
                assertTrue(rows.next());
                assertFalse(rows.getString(1).contains("personal"));
            }
        }
    }

    @Test
    void a_repeat_gets_the_first_answer_also_when_the_catalog_is_down_by_then() {
        Map<String, Object> wanted = TestProducts.published().wanted();
        Response first = post(wanted);

        StandIns.whileCatalogIsDown(() -> assertEquals(first.asString(), post(wanted).then().statusCode(201).extract().asString()));
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        post(TestProducts.published().wanted());

        post(TestProducts.published().wanted()).then().statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void the_same_key_of_another_prospect_is_another_key() {
        var product = TestProducts.published();
        String first = post(product.wanted()).path("id");

        String second = TestProspects.registered().asks().header("Idempotency-Key", key).body(product.wanted()).post("/demo-requests")
                .then().statusCode(201).extract().path("id");
        assertNotEquals(first, second);
    }

    @Test
    void a_key_has_a_length() {
        prospect.asks().header("Idempotency-Key", "k".repeat(256)).body(TestProducts.published().wanted()).post("/demo-requests")
                .then().statusCode(400).body("type", equalTo("/problems/malformed-idempotency-key"));
    }

    @Test
    void ten_at_once_with_the_same_key_make_one_lead() throws Exception {
        Map<String, Object> wanted = TestProducts.published().wanted();
        Callable<Response> ask = () -> post(wanted);
        var threads = Executors.newFixedThreadPool(10);

        List<Response> answers = new ArrayList<>();
        try {
            for (Future<Response> answer : threads.invokeAll(Collections.nCopies(10, ask))) answers.add(answer.get());
        } finally {
            threads.shutdown();
        }

        Set<String> leads = answers.stream().filter(answer -> answer.statusCode() == 201).map(answer -> answer.<String>path("id")).collect(Collectors.toSet());
        assertEquals(1, leads.size());
        assertTrue(answers.stream().filter(answer -> answer.statusCode() != 201)
                .allMatch(answer -> answer.statusCode() == 409 && answer.path("type").equals("/problems/request-still-running")));
        prospect.asks().get("/demo-requests").then().body("items", hasSize(1));
    }

    private Response post(Map<String, Object> wanted) {
        return prospect.asks().header("Idempotency-Key", key).body(wanted).post("/demo-requests");
    }
}
