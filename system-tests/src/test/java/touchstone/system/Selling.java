package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.test.SocialSignIn;

/** What sales sells in tests of its screens: a product of our own, with a team that its requests come to and a calendar of demos; and people who ask for it. Set up once, whoever needs it first. */
final class Selling {
    static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    static final String PRODUCT = "Screw pump " + RUN;
    private static String product;

    private Selling() {}

    static synchronized void begin() {
        if (product != null) return;
        RunningSystem.stack();
        Governing.Imported imported = Governing.imports("sku,name,category,list_price_usd,sheet_gate,description_en\nC-" + RUN + "," + PRODUCT + ",Pumps,1250.0000,OPEN,Pumps viscous liquids.\n");
        Governing.approve(imported.products());
        Governing.publish(imported.products());
        product = imported.ids().get("C-" + RUN);

        Caller operator = Caller.staff("operator");
        Map<String, Object> seller = Map.of("id", "seller-" + RUN, "name", "Seller " + RUN, "email", "seller-" + RUN + "@contoso.test");
        operator.post("/teams", Map.of("id", "team-" + RUN, "definition", Map.of("name", "Team " + RUN, "hours", always(), "respondWithin", "PT4H", "escalateTo", "lead-" + RUN + "@contoso.test",
                "members", List.of(seller)))).must(201);
        var host = new HashMap<>(seller);
        host.put("hours", always());
        operator.post("/demo-calendars", Map.of("id", "calendar-" + RUN, "definition", Map.of("name", "Calendar " + RUN, "place", "https://meet.contoso.test/" + RUN, "minutes", 30, "bufferMinutes", 0,
                "stepMinutes", 60, "noticeHours", 1, "horizonDays", 30, "hosts", List.of(host)))).must(201);
        routeToUs(operator);
    }

    /** Somebody who registered and asked for a demo of the product. @return the lead */
    static String asked(String name) {
        return demo(visitor(name));
    }

    static String demo(Visit visit) {
        JsonNode seen = visit.caller.get("/storefront/products/" + product).must(200).body();
        return visit.caller.post("/demo-requests", Map.of("product", product, "revision", seen.path("revision").asLong(), "message", "How loud is it?"),
                Map.of("Idempotency-Key", UUID.randomUUID().toString())).must(201).body().path("id").asText();
    }

    static Visit visitor(String name) {
        Visit visit = new Visit().consentToMeasurement();
        SocialSignIn.Visitor person = SocialSignIn.newVisitor();
        visit.caller.get("/storefront/products/" + product).must(200);
        visit.signIn(person, visit.choose());
        String[] names = name.split(" ", 2);
        visit.register(names[0], names[1], person.username() + "@fabrikam.test", "Fabrikam " + RUN);
        return visit;
    }

    static void accept(String lead) {
        Caller sales = Caller.staff("sales");
        sales.put("/leads/" + lead + "/review", Map.of("decision", "ACCEPTED"), Map.of("If-Match", sales.get("/leads/" + lead).must(200).header("ETag"))).must(200);
    }

    static String opened(String lead) {
        accept(lead);
        return Caller.staff("sales").post("/opportunities", Map.of("lead", lead)).must(201).body().path("id").asText();
    }

    static synchronized void publishANewRevision() {
        Caller steward = Caller.staff("steward");
        Caller.Answer now = steward.get("/products/" + product).must(200);
        long revision = steward.patch("/products/" + product, Map.of("values", Map.of("description", Map.of("en", "Now also at 90 °C."))), now.header("ETag")).must(200).body().path("revision").asLong();
        Governing.approve(List.of(Map.of("id", product, "revision", revision)));
        assertEquals(1, Governing.withOutcome(Governing.publish(List.of(Map.of("id", product, "revision", revision))), "PUBLISHED").size());
    }

    /** Our product's requests come to our team, whatever rules others have. */
    private static void routeToUs(Caller operator) {
        Await.until(Duration.ofSeconds(60), () -> {
            Caller.Answer present = operator.get("/routing-rules").must(200);
            List<Object> rules = new ArrayList<>(List.of(Map.of("name", "Of " + RUN, "products", List.of("C-" + RUN), "team", "team-" + RUN, "by", "ROUND_ROBIN")));
            present.body().path("rules").forEach(rules::add);
            return operator.put("/routing-rules", Map.of("rules", rules), Map.of("If-Match", present.header("ETag"))).status();
        }, status -> status == 200);
    }

    private static Map<String, Object> always() {
        Map<String, Object> week = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) week.put(day.name(), List.of(Map.of("from", "00:00", "to", "23:59")));
        return Map.of("zone", "UTC", "week", week, "holidays", List.of());
    }
}
