package touchstone.lead.webhook;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import touchstone.commons.webhook.Secret;
import touchstone.lead.form.TestForms;
import touchstone.lead.lead.TestSales;
import touchstone.lead.webhook.TestSubscriber.Message;

@QuarkusTest
class WebhookTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final TestSubscriber subscriber = new TestSubscriber();
    private final List<String> made = new ArrayList<>();

    @Inject
    Pool pool;

    @AfterEach
    void end() {
        made.forEach(id -> TestSubscriber.asks().delete("/lead-webhooks/{id}", id));
        subscriber.close();
    }

    @Test
    void what_happens_is_told_in_order_signed_and_by_ids_alone() {
        JsonPath webhook = subscribe(Map.of());
        String email = TestForms.newEmail();
        String lead = TestSales.accept(TestForms.sent(email));

        List<Message> told = subscriber.told(lead, 2);
        assertEquals(List.of("touchstone.lead.submitted", "touchstone.lead.accepted"), told.stream().map(it -> it.json().getString("type")).toList());
        Message first = told.get(0);
        assertEquals("application/cloudevents+json", first.type());
        assertEquals("1.0", first.json().getString("specversion"));
        assertEquals("/leads", first.json().getString("source"));
        assertEquals("lead/" + lead, first.json().getString("subject"));
        assertEquals(first.id(), first.json().getString("id"));
        assertEquals("CONTACT", first.json().getString("data.kind"));
        assertEquals(new Secret(webhook.getString("secret")).sign(first.id(), Instant.ofEpochSecond(Long.parseLong(first.timestamp())), first.body()), first.signature());
        assertFalse(first.body().contains(email) || first.body().contains("Fabrikam"), first.body());
        await().atMost(PATIENCE).untilAsserted(() -> TestSubscriber.asks().get("/lead-webhooks/{id}/deliveries", webhook.getString("id")).then().statusCode(200).body("items.event", hasItems(first.id(), told.get(1).id()))
                .body("items.find { it.event == '" + first.id() + "' }.status", equalTo(204)).body("items.find { it.event == '" + first.id() + "' }.failure", nullValue()));
    }

    @Test
    void only_what_is_of_interest_is_told() {
        String pipeline = "p-" + UUID.randomUUID().toString().substring(0, 8);
        Object definition = TestSales.asks().get("/pipelines/sales").jsonPath().get("definition");
        TestSubscriber.asks().body(Map.of("id", pipeline, "definition", definition)).post("/pipelines").then().statusCode(201);
        subscribe(Map.of("types", List.of("touchstone.opportunity.opened", "touchstone.lead.accepted"), "pipeline", pipeline));
        String other = TestSales.accept(TestForms.sent(TestForms.newEmail()));
        String own = TestSales.accept(TestForms.sent(TestForms.newEmail()));
        TestSales.asks().body(Map.of("lead", other)).post("/opportunities").then().statusCode(201);
        TestSales.asks().body(Map.of("lead", own, "pipeline", pipeline)).post("/opportunities").then().statusCode(201);

        // They are about different subjects, and so in no order.
        assertEquals(List.of("touchstone.lead.accepted", "touchstone.opportunity.opened"), subscriber.told(own, 2).stream().map(it -> it.json().getString("type")).sorted().toList());
        assertEquals(List.of("touchstone.lead.accepted"), subscriber.told(other, 1).stream().map(it -> it.json().getString("type")).toList());
    }

    @Test
    void what_is_not_taken_is_told_again_with_the_same_id_before_what_followed() {
        JsonPath webhook = subscribe(Map.of("types", List.of("touchstone.lead.submitted", "touchstone.lead.accepted")));
        subscriber.refusals.set(2);
        String lead = TestSales.accept(TestForms.sent(TestForms.newEmail()));

        await().atMost(PATIENCE).until(() -> types(lead).contains("touchstone.lead.accepted"));
        List<Message> told = subscriber.told(lead, 4);
        assertEquals(1, told.stream().limit(3).map(Message::id).distinct().count());
        assertEquals(List.of("touchstone.lead.submitted", "touchstone.lead.submitted", "touchstone.lead.submitted", "touchstone.lead.accepted"), types(lead));
        await().atMost(PATIENCE).untilAsserted(() -> TestSubscriber.asks().get("/lead-webhooks/{id}/deliveries", webhook.getString("id")).then()
                .body("items.findAll { it.event == '" + told.get(0).id() + "' }.attempt", equalTo(List.of(3, 2, 1))).body("items.findAll { it.event == '" + told.get(0).id() + "' }.status", equalTo(List.of(204, 500, 500))));
        await().atMost(PATIENCE).untilAsserted(() -> read(webhook).then().body("failures", equalTo(0)).body("failingSince", nullValue()));
    }

    @Test
    void what_was_under_way_when_somebody_was_killed_is_told_by_whoever_comes_next() {
        JsonPath webhook = subscribe(Map.of());
        // As it is left by one who was killed between the commit and the delivery: leased, and still waiting.
        sql("update lead_webhook set leased_until = now() + interval '1 hour' where id = '" + webhook.getString("id") + "'");
        String lead = TestForms.sent(TestForms.newEmail());
        assertEquals(1, count("select count(*) from pending_delivery join event on number = event where webhook = '" + webhook.getString("id") + "' and subject = 'lead/" + lead + "'"));
        assertEquals(List.of(), types(lead));
        sql("update lead_webhook set leased_until = now() where id = '" + webhook.getString("id") + "'");

        String id = subscriber.told(lead, 1).get(0).id();
        await().atMost(PATIENCE).until(() -> count("select count(*) from pending_delivery where webhook = '" + webhook.getString("id") + "'") == 0);
        assertEquals(id, Long.toString(count("select number from event where subject = 'lead/" + lead + "'")));
    }

    @Test
    void a_secret_is_replaced_and_the_old_one_signs_too_for_a_while() {
        JsonPath webhook = subscribe(Map.of());
        JsonPath rotated = TestSubscriber.asks().header("If-Match", "\"1\"").body(Map.of("overlap", "PT1H")).post("/lead-webhooks/{id}/secrets", webhook.getString("id")).then().statusCode(201)
                .body("earlierSecretUntil", notNullValue()).extract().jsonPath();
        assertNotEquals(webhook.getString("secret"), rotated.getString("secret"));
        Message told = subscriber.told(TestForms.sent(TestForms.newEmail()), 1).get(0);
        Instant at = Instant.ofEpochSecond(Long.parseLong(told.timestamp()));
        assertEquals(new Secret(rotated.getString("secret")).sign(told.id(), at, told.body()) + " " + new Secret(webhook.getString("secret")).sign(told.id(), at, told.body()), told.signature());

        TestSubscriber.asks().header("If-Match", "\"2\"").body(Map.of("overlap", "PT0S")).post("/lead-webhooks/{id}/secrets", webhook.getString("id")).then().statusCode(201);
        assertFalse(subscriber.told(TestForms.sent(TestForms.newEmail()), 1).get(0).signature().contains(" "));
        TestSubscriber.asks().header("If-Match", "\"3\"").body(Map.of("overlap", "P8D")).post("/lead-webhooks/{id}/secrets", webhook.getString("id")).then().statusCode(422);
        // What is stored gives nothing away.
        assertEquals(0, count("select count(*) from lead_webhook where position('whsec_'::bytea in secret) > 0"));
    }

    @Test
    void what_happens_while_a_subscription_is_paused_waits() {
        JsonPath webhook = subscribe(Map.of());
        String id = webhook.getString("id");
        TestSubscriber.state(id, "\"1\"", "PAUSED").then().statusCode(200).body("state", equalTo("PAUSED")).header("ETag", "\"2\"");
        String lead = TestForms.sent(TestForms.newEmail());
        TestSubscriber.state(id, "\"1\"", "ACTIVE").then().statusCode(412);
        assertEquals(1, count("select count(*) from pending_delivery join event on number = event where webhook = '" + id + "' and subject = 'lead/" + lead + "'"));
        TestSubscriber.state(id, "\"2\"", "ACTIVE").then().statusCode(200);
        subscriber.told(lead, 1);
    }

    @Test
    void what_was_told_is_told_once_more_on_request_with_the_id_it_had() {
        String before = TestForms.sent(TestForms.newEmail());
        JsonPath webhook = subscribe(Map.of("types", List.of("touchstone.lead.submitted")));
        String lead = TestForms.sent(TestForms.newEmail());
        String event = subscriber.told(lead, 1).get(0).id();

        again(webhook, Map.of("event", event)).then().statusCode(202).body("events", equalTo(1));
        assertEquals(List.of(event, event), subscriber.told(lead, 2).stream().map(Message::id).toList());
        await().atMost(PATIENCE).untilAsserted(() -> TestSubscriber.asks().get("/lead-webhooks/{id}/deliveries", webhook.getString("id")).then().body("items.again", hasItem(true)));

        again(webhook, Map.of("since", Instant.now().minusSeconds(3600).toString())).then().statusCode(202);
        subscriber.told(before, 1);
        again(webhook, Map.of()).then().statusCode(422);
        again(webhook, Map.of("event", event, "since", "2026-01-01T00:00:00Z")).then().statusCode(422);
    }

    @Test
    void whoever_is_gone_is_told_nothing_more_and_their_owner_learns_it_by_mail() {
        JsonPath webhook = subscribe(Map.of("types", List.of("touchstone.lead.submitted")));
        subscriber.refusal = 410;
        subscriber.refusals.set(1);
        String lead = TestForms.sent(TestForms.newEmail());

        await().atMost(PATIENCE).untilAsserted(() -> read(webhook).then().body("state", equalTo("DISABLED")).body("reason", startsWith("The subscriber answered 410")));
        await().atMost(PATIENCE).until(() -> count("select count(*) from outbox_mail where recipient = '" + webhook.getString("contact") + "'") == 1);
        TestSubscriber.state(webhook.getString("id"), read(webhook).header("ETag"), "ACTIVE").then().statusCode(200).body("reason", nullValue());
        subscriber.told(lead, 2);
    }

    @Test
    void whoever_leaves_something_untaken_for_days_is_told_nothing_more() {
        JsonPath webhook = subscribe(Map.of("types", List.of("touchstone.lead.submitted")));
        subscriber.refusals.set(1_000_000);
        TestForms.sent(TestForms.newEmail());
        await().atMost(PATIENCE).until(() -> count("select failures from lead_webhook where id = '" + webhook.getString("id") + "'") > 0);
        sql("update lead_webhook set failing_since = now() - interval '4 days', not_until = now() where id = '" + webhook.getString("id") + "'");
        await().atMost(PATIENCE).untilAsserted(() -> read(webhook).then().body("state", equalTo("DISABLED")).body("reason", startsWith("Something was not taken for PT72H")));
    }

    @Test
    void many_subjects_go_out_side_by_side_and_each_in_its_order() {
        JsonPath webhook = subscribe(Map.of("types", List.of("touchstone.task.created")));
        sql("""
                do $$ begin for subject in 1..200 loop for step in 1..5 loop
                    perform tell('touchstone.task.created', 'task/many-' || subject, null, jsonb_build_object('many', subject, 'step', step));
                end loop; end loop; end $$""");
        await().atMost(PATIENCE).until(() -> subscriber.received.stream().filter(it -> it.body().contains("task/many-")).map(Message::id).distinct().count() == 1000);
        Map<String, List<Integer>> steps = subscriber.received.stream().filter(it -> it.body().contains("task/many-")).map(Message::json)
                .collect(Collectors.groupingBy(it -> it.getString("subject"), Collectors.mapping(it -> it.getInt("data.step"), Collectors.toList())));
        steps.forEach((subject, told) -> assertEquals(List.of(1, 2, 3, 4, 5), told, subject));
        await().atMost(PATIENCE).until(() -> count("select count(*) from pending_delivery where webhook = '" + webhook.getString("id") + "'") == 0);
    }

    @Test
    void a_subscription_is_changed_and_ended() {
        JsonPath webhook = subscribe(Map.of());
        String id = webhook.getString("id");
        var wanted = new HashMap<String, Object>(Map.of("url", subscriber.url(), "contact", "other@fabrikam.test", "types", List.of("touchstone.demo.booked")));
        TestSubscriber.asks().header("If-Match", "\"1\"").body(wanted).put("/lead-webhooks/{id}", id).then().statusCode(200).body("types", equalTo(List.of("touchstone.demo.booked"))).body("secret", nullValue()).header("ETag", "\"2\"");
        TestSubscriber.asks().header("If-Match", "\"1\"").body(wanted).put("/lead-webhooks/{id}", id).then().statusCode(412);
        TestSubscriber.asks().get("/lead-webhooks").then().body("items.id", hasItem(id));
        TestSubscriber.asks().delete("/lead-webhooks/{id}", id).then().statusCode(204);
        TestSubscriber.asks().get("/lead-webhooks/{id}", id).then().statusCode(404).body("type", equalTo("/problems/webhook-not-found"));
        TestSubscriber.asks().delete("/lead-webhooks/{id}", id).then().statusCode(404);
    }

    @Test
    void what_makes_no_sense_is_refused_and_all_of_it_is_for_operators() {
        for (var flaw : Map.<String, Object>of("types", List.of("touchstone.lead.gone"), "contact", "nobody", "pipeline", "No Pipeline").entrySet()) {
            var wanted = new HashMap<String, Object>(Map.of("url", subscriber.url(), "contact", "operator@fabrikam.test"));
            wanted.put(flaw.getKey(), flaw.getValue());
            TestSubscriber.asks().body(wanted).post("/lead-webhooks").then().statusCode(422).body("type", equalTo("/problems/invalid"));
        }
        TestSubscriber.asks().body(Map.of("url", subscriber.url(), "contact", "operator@fabrikam.test", "pipeline", "none-such")).post("/lead-webhooks").then().statusCode(422).body("type", equalTo("/problems/pipeline-unknown"));
        for (String url : List.of("ftp://fabrikam.test/x", "file:///etc/passwd", "http://user:pass@fabrikam.test/", "/events")) {
            TestSubscriber.asks().body(Map.of("url", url, "contact", "operator@fabrikam.test")).post("/lead-webhooks").then().statusCode(422).body("type", equalTo("/problems/address-not-allowed"));
        }
        String none = UUID.randomUUID().toString();
        TestSales.asks().get("/lead-webhooks").then().statusCode(403);
        TestSales.asks().body(Map.of("url", subscriber.url(), "contact", "operator@fabrikam.test")).post("/lead-webhooks").then().statusCode(403);
        TestSubscriber.state(none, "\"1\"", "ACTIVE").then().statusCode(404);
        TestSubscriber.asks().get("/lead-webhooks/{id}/deliveries", none).then().statusCode(404);
        TestSubscriber.asks().queryParam("after", "x").get("/lead-webhooks/{id}/deliveries", none).then().statusCode(400);
        TestSubscriber.asks().body(Map.of("event", "1")).post("/lead-webhooks/{id}/redeliveries", none).then().statusCode(404);
        TestSubscriber.asks().body(Map.of("state", "ACTIVE")).put("/lead-webhooks/{id}/state", none).then().statusCode(428);
        assertTrue(TestSubscriber.asks().get("/lead-webhooks").then().extract().jsonPath().getList("items.secret").stream().allMatch(secret -> secret == null));
    }

    private JsonPath subscribe(Map<String, ?> more) {
        JsonPath webhook = subscriber.subscribe(more);
        made.add(webhook.getString("id"));
        return webhook;
    }

    private List<String> types(String about) {
        return subscriber.received.stream().filter(message -> message.body().contains(about)).map(it -> it.json().getString("type")).toList();
    }

    private static io.restassured.response.Response read(JsonPath webhook) {
        return TestSubscriber.asks().get("/lead-webhooks/{id}", webhook.getString("id"));
    }

    private static io.restassured.response.Response again(JsonPath webhook, Map<String, ?> wanted) {
        return TestSubscriber.asks().body(wanted).post("/lead-webhooks/{id}/redeliveries", webhook.getString("id"));
    }

    private void sql(String sql) {
        pool.query(sql).execute().await().atMost(PATIENCE);
    }

    private long count(String sql) {
        return ((Number) pool.preparedQuery(sql).execute(Tuple.tuple()).await().atMost(PATIENCE).iterator().next().getValue(0)).longValue();
    }
}
