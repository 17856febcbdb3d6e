package touchstone.registration.erasure;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;
import static touchstone.registration.TestCalls.refused;
import static touchstone.registration.TestDatabase.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import touchstone.registration.TestSignIns;
import touchstone.registration.TestSignIns.Registered;
import touchstone.registration.event.EventsOfTests;
import touchstone.registration.prospect.TestProspects;
import touchstone.registration.prospect.TestProspects.TestProspect;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens;

@QuarkusTest
class ErasureTest {
    @Test
    void nothing_of_a_person_is_left_in_any_table() {
        Registered ann = registered();
        as(ann.token()).header("Idempotency-Key", "k").body(Map.of("givenName", "A", "familyName", "B", "email", ann.visitor().email())).post("/registrations");
        String secret = ann.visitor().familyName();
        assertFalse(tablesWith(secret).isEmpty());

        erase(ann).then().statusCode(200).header("Touchstone-Touch", startsWith("verb=erased"));

        assertEquals(List.of(), tablesWith(secret));
        assertEquals(List.of("outbox_event"), tablesWith(ann.id()));
        assertEquals(List.of(), tablesWith(ann.choice()));
    }

    @Test
    void a_request_that_comes_late_does_not_bring_a_person_back() {
        Registered ann = registered();
        erase(ann).then().statusCode(200);

        refused(as(ann.token()).header("Touchstone-Capture-Choice", UUID.randomUUID().toString()).body(Map.of("givenName", "Ann", "familyName", "Lee", "email", ann.visitor().email()))
                .post("/registrations"), 409, "erased");
        refused(as(ann.token()).get("/me"), 404, "not-registered");
    }

    @Test
    void the_identity_server_forgets_them_and_they_may_come_again_as_somebody_new() {
        Registered ann = registered();
        erase(ann).then().statusCode(200);
        until(() -> rows("select subject from user_removal where subject = ?", ann.sub()).isEmpty());

        Tokens.Person again = SocialSignIn.as("github", ann.visitor());

        assertFalse(again.sub().equals(ann.sub()));
        as(again.token()).body(Map.of("givenName", "Ann", "familyName", "Lee", "email", ann.visitor().email())).post("/registrations").then().statusCode(201);
    }

    @Test
    void a_certificate_says_what_was_erased_and_can_be_checked() throws Exception {
        Registered ann = registered();
        String certificate = erase(ann).then().extract().path("certificate");

        String[] parts = certificate.split("\\.");
        Signature check = Signature.getInstance("Ed25519");
        byte[] x = Base64.getUrlDecoder().decode(anonymously().get("/erasures/key").then().statusCode(200).body("crv", equalTo("Ed25519")).extract().<String>path("x"));
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point(x))));
        check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertTrue(check.verify(Base64.getUrlDecoder().decode(parts[2])));
        JsonNode content = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertEquals(1, content.at("/erased/goldenRecords").asInt());
        assertEquals(1, content.at("/erased/identities").asInt());
        assertEquals(2, content.at("/erased/providerClaims").asInt());
        assertEquals(1, content.at("/erased/captureChoices").asInt());
        assertEquals(5, content.path("stays").size());
        assertTrue(content.path("stays").toString().contains("sales are accounted for"), content.path("stays").toString());
        assertEquals(List.of("the identity server, to remove its users", "the subscriber lead, to erase what it holds"), new ObjectMapper().convertValue(content.path("told"), List.class));
        anonymously().get("/erasures/{id}", content.path("jti").asText()).then().statusCode(200).body("certificate", equalTo(certificate));
    }

    @Test
    void other_services_are_told_by_a_signed_event_until_they_take_it() {
        Registered ann = registered();
        erase(ann).then().statusCode(200);

        until(() -> EventsOfTests.taken().stream().anyMatch(event -> event.body().contains(ann.id())));

        EventsOfTests.Event event = EventsOfTests.taken().stream().filter(taken -> taken.body().contains(ann.id())).findFirst().orElseThrow();
        assertTrue(event.body().contains("\"type\":\"touchstone.prospect.erased\""), event.body());
        assertTrue(event.body().contains("\"subjects\":[\"" + ann.sub() + "\"]"), event.body());
        assertEquals(EventsOfTests.signature(event), event.signature());
        // The first attempt at each is refused.
        until(() -> !rows("select attempts from outbox_event where subject = ? and delivered_at is not null and attempts = 2", "prospect/" + ann.id()).isEmpty());
    }

    @Test
    void only_who_has_seen_the_present_state_erases_it() {
        TestProspect ann = TestProspects.registered();
        refused(as(ann.token()).delete("/me"), 428, "if-match-required");
        refused(as(ann.token()).header("If-Match", "\"7\"").delete("/me"), 412, "revision-outdated");
        as(ann.token()).get("/me").then().statusCode(200);
        refused(as(Tokens.ofNewProspect().token()).header("If-Match", "\"0\"").delete("/me"), 404, "not-registered");
        refused(as(Tokens.of("sales")).header("If-Match", "\"0\"").delete("/me"), 403, "forbidden");
        refused(anonymously().header("If-Match", "\"0\"").delete("/me"), 401, "unauthorized");
        refused(anonymously().get("/erasures/{id}", UUID.randomUUID()), 404, "erasure-not-found");
    }

    private static Registered registered() {
        String name = "visitor-" + UUID.randomUUID();
        return TestSignIns.registered("github", SocialSignIn.newVisitor("github", name, name + "@fabrikam.test", Map.of("name", "Visitor " + name.substring(name.length() - 12), "company", "Fabrikam")),
                List.of("email", "company"), Map.of("company", "Fabrikam"));
    }

    private static Response erase(Registered prospect) {
        return as(prospect.token()).header("If-Match", "\"0\"").delete("/me");
    }

    /** The tables, of all schemas, that have the text in any of their columns. */
    private static List<String> tablesWith(String text) {
        List<String> found = new ArrayList<>();
        for (String table : rows("select table_schema || '.' || table_name from information_schema.tables where table_schema in ('public', 'vault') and table_type = 'BASE TABLE' order by 1")) {
            if (!rows("select 1 from " + table + " t where t::text like ? limit 1", "%" + text + "%").isEmpty()) found.add(table.substring(table.indexOf('.') + 1));
        }
        return found;
    }

    private static void until(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) throw new AssertionError("it did not come to be in a minute");
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** RFC 8032, 5.1.3: little endian, the highest bit is the sign of x. */
    private static EdECPoint point(byte[] raw) {
        byte[] y = raw.clone();
        boolean odd = (y[31] & 0x80) != 0;
        y[31] &= 0x7f;
        List<Byte> bytes = new ArrayList<>();
        for (byte one : y) bytes.add(one);
        Collections.reverse(bytes);
        byte[] big = new byte[32];
        for (int i = 0; i < 32; i++) big[i] = bytes.get(i);
        return new EdECPoint(odd, new BigInteger(1, big));
    }
}
