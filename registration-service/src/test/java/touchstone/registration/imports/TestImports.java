package touchstone.registration.imports;

import static touchstone.registration.TestCalls.as;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import touchstone.test.Tokens;

/** Files of people, each test's from a system of its own. */
public final class TestImports {
    private TestImports() {}

    public static String system() {
        return "s-" + UUID.randomUUID();
    }

    static String file(String name) {
        try (var in = TestImports.class.getResourceAsStream("/imports/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RequestSpecification asSteward() {
        return as(Tokens.of("steward")).contentType("text/csv");
    }

    static Response send(String csv, String system, Map<String, ?> parameters) {
        return asSteward().queryParam("system", system).queryParam("legalBasis", "LEGITIMATE_INTEREST").queryParams(parameters).body(csv.getBytes(StandardCharsets.UTF_8)).post("/prospect-imports");
    }

    /** Sends a file, and waits until it has been taken in. */
    public static JsonPath take(String csv, String system) {
        return take(csv, system, Map.of());
    }

    static JsonPath take(String csv, String system, Map<String, ?> parameters) {
        return awaited(send(csv, system, parameters).then().statusCode(202).extract().header("Location"));
    }

    static JsonPath awaited(String location) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (true) {
            JsonPath seen = as(Tokens.of("steward")).get(location).then().statusCode(200).extract().jsonPath();
            if (seen.getString("state").equals("FINISHED")) return seen;
            if (Instant.now().isAfter(deadline)) throw new AssertionError("it was not taken in in two minutes: " + seen.getMap("rows"));
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
