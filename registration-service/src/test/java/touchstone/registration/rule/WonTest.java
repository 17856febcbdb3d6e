package touchstone.registration.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static touchstone.registration.TestCalls.anonymously;
import static touchstone.registration.TestCalls.as;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.registration.TestSignIns;
import touchstone.registration.TestSignIns.Registered;
import touchstone.test.SocialSignIn;
import touchstone.test.Tokens;

@QuarkusTest
class WonTest {
    @Test
    void a_confirmed_claim_counts_once_for_each_opportunity_that_was_won() {
        String name = "visitor-" + UUID.randomUUID();
        var visitor = SocialSignIn.newVisitor("github", name, name + "@fabrikam.test", Map.of("company", "Fabrikam"));
        Registered ann = TestSignIns.registered("github", visitor, List.of("email", "company"), Map.of("company", "Fabrikam", "jobTitle", "Typed"));
        int before = won();
        String opportunity = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) anonymously().body(Map.of("prospects", List.of(ann.id(), UUID.randomUUID()))).put("/internal/wins/{id}", opportunity).then().statusCode(204);
        assertEquals(before + 1, won());
        anonymously().body(Map.of("prospects", List.of(ann.id()))).put("/internal/wins/{id}", UUID.randomUUID()).then().statusCode(204);
        assertEquals(before + 2, won());

        anonymously().delete("/internal/wins/{id}", opportunity).then().statusCode(204);
        assertEquals(before + 1, won());
        anonymously().body(Map.of()).put("/internal/wins/{id}", opportunity).then().statusCode(422);
    }

    private static int won() {
        return as(Tokens.of("steward")).get("/providers/github/capture-policies").jsonPath().getInt("items.find { it.claim == 'company' }.won");
    }
}
