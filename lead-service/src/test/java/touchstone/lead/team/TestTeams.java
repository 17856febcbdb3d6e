package touchstone.lead.team;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import touchstone.test.Tokens;

/** Teams that are always at work, so that tests need not look at the clock. */
public final class TestTeams {
    private TestTeams() {}

    public static RequestSpecification operator() {
        return given().auth().oauth2(Tokens.of("operator")).contentType(ContentType.JSON);
    }

    public static Map<String, Object> always() {
        Map<String, Object> week = new HashMap<>();
        Stream.of(java.time.DayOfWeek.values()).forEach(day -> week.put(day.name(), List.of(Map.of("from", "00:00", "to", "23:59"))));
        return Map.of("zone", "Europe/Berlin", "week", week, "holidays", List.of());
    }

    public static Map<String, Object> member(String id, String... languages) {
        return Map.of("id", id, "name", "Member " + id, "email", id + "@contoso.test", "languages", List.of(languages));
    }

    @SafeVarargs
    public static Map<String, Object> definition(String respondWithin, String escalateTo, Map<String, Object>... members) {
        return Map.of("name", "A team", "hours", always(), "respondWithin", respondWithin, "escalateTo", escalateTo, "members", List.of(members));
    }

    /** The team's id. */
    @SafeVarargs
    public static String made(Map<String, Object>... members) {
        String id = "team-" + UUID.randomUUID().toString().substring(0, 8);
        operator().body(Map.of("id", id, "definition", definition("PT4H", "lead-" + id + "@contoso.test", members))).post("/teams").then().statusCode(201);
        return id;
    }
}
