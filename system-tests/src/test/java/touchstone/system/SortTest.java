package touchstone.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import touchstone.test.SocialSignIn;

/** The order of the requests in the console, and what the address says of it. */
class SortTest {
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start() {
        RunningSystem.stack();
    }

    @Test
    void requests_are_had_best_first_by_keyboard_and_going_back_and_reloading_keep_it() {
        // Who is of a company by their address scores more than who is of none, and asked before them.
        String best = asked("Best " + run, "best@sort-" + run + ".test");
        asked("Newest " + run, "newest-" + run + "@gmail.com");
        Caller sales = Caller.staff("sales");
        Await.until(Duration.ofSeconds(60), () -> sales.get("/leads?sort=SCORE&q=" + run).must(200).body().path("items"), items -> items.size() == 2 && items.at("/0/id").asText().equals(best) && score(items, 0) > score(items, 1));
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn("sales");
            Locator rows = page.locator("console-inbox li a");
            page.keyboard().press("/");
            page.keyboard().type(run);
            assertThat(rows).hasText(new String[] {"Newest " + run, "Best " + run});

            page.locator("console-inbox h1").click();
            page.keyboard().press("o");
            assertThat(page.getByLabel("Order")).isFocused();
            page.keyboard().press("ArrowDown");
            assertThat(rows).hasText(new String[] {"Best " + run, "Newest " + run});
            assertThat(page.getByLabel("Order")).isFocused();
            assertThat(page).hasURL(Pattern.compile("sort=SCORE"));
            screen.isAccessible();

            rows.last().click();
            assertThat(screen.heading("Newest " + run)).isVisible();
            page.goBack();
            assertThat(rows).hasText(new String[] {"Best " + run, "Newest " + run});
            page.reload();
            assertThat(page.getByLabel("Order")).hasValue("SCORE");
            assertThat(rows).hasText(new String[] {"Best " + run, "Newest " + run});
            assertTrue(page.url().contains("q=" + run), page.url());
            assertEquals(List.of(), screen.complaints);
        }
    }

    private static double score(JsonNode items, int index) {
        return items.path(index).path("score").asDouble();
    }

    /** @return the lead */
    private static String asked(String name, String email) {
        Visit visit = new Visit();
        visit.signIn(SocialSignIn.newVisitor(), visit.choose());
        String[] names = name.split(" ");
        visit.register(names[0], names[1], email, "Fabrikam");
        return visit.caller.post("/forms/contact/submissions", Map.of("version", 1, "answers", Map.of("message", "What does it cost?")), Map.of("Idempotency-Key", UUID.randomUUID().toString())).must(201).body().path("id").asText();
    }
}
