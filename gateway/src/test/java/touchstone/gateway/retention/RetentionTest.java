package touchstone.gateway.retention;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.gateway.batch.BatchConfig;
import touchstone.gateway.ledger.TestLedger;

@QuarkusTest
class RetentionTest {
    @Inject
    TestLedger ledger;
    @Inject
    Retention retention;
    private final UUID gateway = UUID.randomUUID();

    @Test
    void old_months_are_taken_off_and_the_proof_accounts_for_them() {
        ledger.query("create table if not exists interaction_2001_02 partition of interaction for values from ('2001-02-01 00:00Z') to ('2001-03-01 00:00Z')");
        recorded("2001-02-10T00:00:00Z", "viewed", 1, 3);
        recorded("now", "viewed", 4, 5);

        enforce(Map.of("touchstone.retention.months", "P3650D", "touchstone.retention.drop", "true"));

        assertEquals(2, count());
        assertEquals(0, ledger.query("select from pg_class where relname = 'interaction_2001_02'").size());
        accounted(5, 2, 3);
    }

    @Test
    void a_kind_can_go_before_its_month() {
        String verb = "t-" + UUID.randomUUID().toString().replaceAll("[^a-z]", "x");
        ledger.lastMonth();
        recorded("yesterday", verb, 1, 4);
        recorded("now", verb, 5, 5);
        recorded("yesterday", "viewed", 6, 6);

        enforce(Map.of("touchstone.retention.kinds." + verb, "PT1H"));

        assertEquals(2, count());
        accounted(6, 2, 4);
    }

    @Test
    void without_a_word_all_stays() {
        ledger.lastMonth();
        recorded("yesterday", "viewed", 1, 2);
        enforce(Map.of());
        assertEquals(2, count());
    }

    @Test
    void a_month_stays_as_long_as_something_may_still_be_reported_of_it() {
        var config = new SmallRyeConfigBuilder().withMapping(RetentionConfig.class).withMapping(BatchConfig.class)
                .withDefaultValues(Map.of("touchstone.retention.months", "P20D", "touchstone.batch.oldest", "P30D")).build();
        var refused = assertThrows(IllegalArgumentException.class,
                () -> new Retention(null, Clock.systemUTC(), config.getConfigMapping(RetentionConfig.class), config.getConfigMapping(BatchConfig.class), null));
        assertTrue(refused.getMessage().startsWith("touchstone.retention.months is PT480H"), refused.getMessage());
    }

    private void enforce(Map<String, String> settings) {
        RetentionConfig config = new SmallRyeConfigBuilder().withMapping(RetentionConfig.class).withDefaultValues(settings).build().getConfigMapping(RetentionConfig.class);
        retention.enforce(config).await().atMost(Duration.ofSeconds(60));
    }

    private void recorded(String at, String verb, int first, int last) {
        ledger.query("insert into shipped (gateway, sequence, hash, at) values ($1, $2, '', now()) on conflict (gateway) do update set sequence = excluded.sequence", gateway, (long) last);
        ledger.query("""
                insert into interaction (id, at, gateway, sequence, consent, verb, method, status, micros)
                select uuidv7(), $1::text::timestamptz, $2, n, 'unknown', $3, 'GET', 200, 1 from generate_series($4::int, $5::int) n""", at, gateway, verb, first, last);
    }

    private long count() {
        return ledger.query("select count(*) from interaction where gateway = $1", gateway).get(0).getLong(0);
    }

    private void accounted(int written, int recorded, int retired) {
        String mine = "gateways.find { it.gateway == '" + gateway + "' }.";
        given().get("/internal/proof").then().statusCode(200).body(mine + "written", equalTo(written)).body(mine + "recorded", equalTo(recorded)).body(mine + "retired", equalTo(retired))
                .body(mine + "missing", equalTo(0));
    }
}
