package touchstone.local.keycloak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealmsTest {
    @Test
    void the_text_that_a_seed_is_known_by_depends_on_no_order_of_a_map() throws Exception {
        for (String realm : Realms.text().split("\n")) assertSorted(new ObjectMapper().readTree(realm));
    }

    @Test
    void there_is_a_realm_for_each_network() {
        assertEquals(List.of("social", "google", "linkedin", "github", "facebook", "microsoft"), Realms.providers());
        assertEquals(7, Realms.text().split("\n").length);
        assertTrue(Realms.text().contains("\"realm\":\"" + Realms.standIn("github") + "\""));
    }

    private static void assertSorted(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        assertEquals(names.stream().sorted().toList(), names);
        node.forEach(RealmsTest::assertSorted);
    }
}
