package touchstone.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import touchstone.test.SocialSignIn;

/** What somebody who is signed in sees of all they asked for. */
class MyRequestsTest {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start() {
        RunningSystem.stack();
    }

    @Test
    void a_message_is_followed_in_words_and_taken_back_by_the_keyboard() throws IOException {
        SocialSignIn.Visitor person = SocialSignIn.newVisitor();
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            page.navigate("/shop/requests.html");
            screen.button("Sign in").click();
            screen.continueAs(person);
            // The shop leads to the registration first.
            screen.page.waitForURL("**/shop/registration.html");
            page.navigate("/shop/requests.html");
            assertThat(page.getByText("You have not requested anything yet.")).isVisible();
            String lead = contacted(screen, person);
            review(lead, "IN_REVIEW", "For the house only " + RUN);
            page.navigate("/shop/requests.html");
            assertThat(page.getByText("What do you have " + RUN)).isVisible();
            assertThat(screen.heading("Message")).isVisible();
            assertThat(page.locator("touchstone-requests summary").getByText("Being looked at")).isVisible();
            String shown = page.locator("touchstone-requests").innerText();
            assertFalse(shown.contains("For the house only") || shown.contains("IN_REVIEW"), shown);
            screen.isAccessible();

            screen.button("Withdraw this request").focus();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(screen.button("Withdraw this request")).isFocused();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(screen.button("Yes, withdraw it")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("touchstone-requests summary").getByText("Withdrawn")).isVisible();
            assertThat(page.locator("touchstone-requests summary")).isFocused();
            assertThat(screen.button("Withdraw this request")).hasCount(0);
            screen.isAccessible();
            assertEquals("WITHDRAWN", Caller.staff("sales").get("/leads/" + lead).must(200).body().path("status").asText());
            assertEquals(0, screen.complaints.size(), screen.complaints.toString());
        }
    }

    private static String contacted(Screen screen, SocialSignIn.Visitor person) throws IOException {
        Page page = screen.page;
        page.navigate("/shop/contact.html");
        page.getByLabel("Name").fill("Buyer " + RUN);
        page.getByLabel("E-mail").fill(person.username() + "@fabrikam.test");
        page.getByLabel("Your message").fill("What do you have " + RUN);
        Response sent = page.waitForResponse(answer -> answer.url().endsWith("/submissions"), () -> screen.button("Send").click());
        assertThat(page.getByText("That has arrived.")).isVisible();
        return new ObjectMapper().readTree(sent.body()).path("id").asText();
    }

    private static void review(String lead, String decision, String reason) {
        Caller sales = Caller.staff("sales");
        Caller.Answer seen = sales.get("/leads/" + lead).must(200);
        JsonNode reviewed = sales.put("/leads/" + lead + "/review", Map.of("decision", decision, "reason", reason), Map.of("If-Match", seen.header("ETag"))).must(200).body();
        assertEquals(decision, reviewed.path("status").asText());
    }
}
