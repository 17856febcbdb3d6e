package touchstone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import touchstone.local.Service;
import touchstone.test.Tokens;

/** The console as operators use it: users and their roles, keys, webhooks, the proof. */
class OperatorTest {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start() {
        RunningSystem.stack();
    }

    @Test
    void a_key_is_made_used_given_other_sites_replaced_and_revoked() {
        String name = "shop-" + RUN;
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn("operator").area("Shop keys");
            screen.button("New key").click();
            screen.isAccessible();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("Name").fill(name);
            dialog.getByLabel("Sites").fill("https://www.fabrikam.test");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("New key")).click();
            assertThat(page.getByText("The key " + name + " is made.")).isVisible();
            String value = page.locator("console-keys .notice code").textContent();
            screen.isAccessible();
            Caller.Answer answer = Await.until(Duration.ofSeconds(30), () -> new Caller().with("Touchstone-Key", value).get("/storefront/products"), one -> one.status() == 200);
            answer.must(200);

            screen.button("Sites that may use " + name).click();
            dialog.getByLabel("Sites").fill("https://www.fabrikam.test\nhttps://fabrikam.test");
            screen.button("Save").click();
            Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
            assertThat(row.getByRole(AriaRole.LISTITEM)).hasCount(2);
            screen.button("Undo").click();
            assertThat(row.getByRole(AriaRole.LISTITEM)).hasCount(1);

            screen.button("Replace " + name).click();
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Replace")).click();
            assertThat(row.getByText("former one good until")).isVisible();

            screen.button("Revoke " + name).click();
            dialog.getByLabel("Type its name").fill("other");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Revoke")).click();
            assertThat(dialog.getByText("That is not its name.").first()).isVisible();
            screen.isAccessible();
            dialog.getByLabel("Type its name").fill(name);
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Revoke")).click();
            assertThat(row.getByText("revoked")).isVisible();
            Await.until(Duration.ofSeconds(30), () -> new Caller().with("Touchstone-Key", value).get("/storefront/products").status(), status -> status == 401);
            assertEquals(List.of(), screen.complaints);
        }
    }

    @Test
    void a_webhook_is_made_paused_made_active_at_once_and_ended() {
        // An address for documentation (RFC 5737): nobody is there.
        String address = "https://192.0.2.1/hooks/" + RUN;
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn("operator").area("Webhooks");
            screen.button("New webhook").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("Address").fill("ftp://192.0.2.1/hooks");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("New webhook")).click();
            assertThat(dialog.getByRole(AriaRole.ALERT)).isVisible();
            screen.isAccessible();
            dialog.getByLabel("Address").fill(address);
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("New webhook")).click();
            assertThat(page.getByText("This secret signs what is delivered.")).isVisible();
            screen.isAccessible();

            Locator hook = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(address));
            hook.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Pause")).click();
            assertThat(hook.getByText("Paused")).isVisible();
            screen.button("Undo").click();
            assertThat(hook.getByText("Active", new Locator.GetByTextOptions().setExact(true))).isVisible();
            hook.getByText("Deliveries").click();
            assertThat(hook.getByText("Nothing has been delivered yet.")).isVisible();
            screen.isAccessible();

            hook.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("End it")).click();
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("End it")).click();
            assertThat(hook).hasCount(0);

            screen.button("New webhook for requests").click();
            dialog.getByLabel("Address").fill(address);
            dialog.getByLabel("Types of events").fill("lead.accepted, opportunity.won");
            dialog.getByLabel("Who is told").fill("operator-" + RUN + "@contoso.test");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("New webhook for requests")).click();
            assertThat(hook.getByText("lead.accepted, opportunity.won")).isVisible();
            screen.isAccessible();
            hook.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Pause")).click();
            assertThat(hook.getByText("Paused")).isVisible();
            hook.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("End it")).click();
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("End it")).click();
            assertThat(hook).hasCount(0);
            assertEquals(List.of(), screen.complaints);
        }
    }

    @Test
    void operations_tell_how_each_service_does_and_which_events_were_rejected() {
        String event = "Rejected " + UUID.randomUUID();
        Caller visitor = new Visit().consentToMeasurement().caller;
        visitor.post("/v1/track", Map.of("event", event, "messageId", UUID.randomUUID().toString(), "timestamp", "2020-01-01T00:00:00Z"));
        Await.until(Duration.ofSeconds(30), () -> Caller.staff("operator").get("/rejected-touches?limit=200").must(200).body().toString(), all -> all.contains(event));
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn("operator").area("Operations");
            for (String service : List.of("registration", "catalog", "lead", "gateway")) {
                assertThat(page.locator("console-services").getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName(service).setExact(true))))
                        .getByText("Up", new Locator.GetByTextOptions().setExact(true))).isVisible();
            }
            assertThat(page.getByText("No CRM is connected")).isVisible();
            Locator row = page.locator("console-rejected").getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(event));
            assertThat(row).isVisible();
            screen.isAccessible();
            row.getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByText("It is still rejected.")).isVisible();
            assertEquals(List.of(), screen.complaints);
        }
    }

    @Test
    void what_a_journal_lost_is_shown_until_somebody_has_looked_into_it() throws Exception {
        String gateway = UUID.randomUUID().toString();
        String kept = "0000000000000000001.journal.damaged";
        try (Connection ledger = RunningSystem.stack().database(Service.GATEWAY); Statement statement = ledger.createStatement()) {
            statement.execute("insert into loss (id, gateway, first, last, hour, reason, kept, found_at) values (gen_random_uuid(), '" + gateway + "', 41, 43, now(), "
                    + "'where sequence 41 belongs, the frame does not match its checksum', '" + kept + "', now())");
        }
        try (Screen screen = Screen.open()) {
            screen.signIn("operator").area("Operations");
            Locator row = screen.page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(gateway)).last();
            assertThat(row).containsText("3: 41 to 43");
            assertThat(row).containsText("Kept as " + kept);
            screen.isAccessible();
            row.getByRole(AriaRole.BUTTON).click();
            Locator dialog = screen.page.getByRole(AriaRole.DIALOG);
            screen.isAccessible();
            dialog.getByLabel("What was found out").fill("a bad block");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("I have looked into it")).click();
            assertThat(row).containsText("a bad block");
            assertThat(row.getByRole(AriaRole.BUTTON)).hasCount(0);
            assertEquals(List.of(), screen.complaints);
        }
    }

    @Test
    void roles_are_given_and_taken_back_and_somebody_is_switched_off_with_what_was_done_kept_below() {
        Tokens.Person person = Tokens.ofNew("sales");
        String username = person.email().split("@")[0];
        String name = person.givenName() + " " + person.familyName();
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            screen.signIn("operator").area("Users");
            assertThat(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("Operator Staff"))).isVisible();
            assertThat(page.getByLabel("Operator: Operator Staff")).isDisabled();
            screen.isAccessible();
            screen.picture("operator-users");
            page.keyboard().press("/");
            page.keyboard().type(username);
            page.keyboard().press("Enter");
            assertThat(page.getByLabel("Sales: " + name)).isChecked();
            assertThat(page.getByRole(AriaRole.CHECKBOX)).hasCount(5);

            page.getByLabel("Steward: " + name).press(" ");
            assertThat(page.getByText(name + " has the role Steward.")).isVisible();
            assertThat(page.getByLabel("Steward: " + name)).isFocused();
            assertEquals("[\"sales\",\"steward\"]", staff(person).path("roles").toString());
            screen.button("Undo").click();
            assertThat(page.getByText("Taken back.")).isVisible();
            assertThat(page.getByLabel("Steward: " + name)).not().isChecked();

            screen.button("Switch off " + name).click();
            assertThat(page.getByText(name + " is switched off")).isVisible();
            assertThat(screen.button("Switch on " + name)).isVisible();
            assertEquals(false, staff(person).path("enabled").asBoolean());
            screen.isAccessible();
            for (String done : List.of("Gave the role Steward", "Took the role Steward", "Switched off")) {
                assertThat(page.locator("console-staff-changes tr").filter(new Locator.FilterOptions().setHasText(username)).filter(new Locator.FilterOptions().setHasText(done)).getByText("operator").first()).isVisible();
            }
            screen.button("Undo").click();
            assertThat(screen.button("Switch off " + name)).isVisible();
            assertEquals(true, staff(person).path("enabled").asBoolean());

            page.getByLabel("Account by its whole user name").fill("nobody-" + RUN);
            screen.button("Find").click();
            assertThat(page.getByText("No account of that name")).isVisible();
            screen.isAccessible();
            assertEquals(List.of(), screen.complaints);
        }
    }

    @Test
    void an_identity_server_that_is_away_is_said_and_what_was_changed_stays_readable() {
        try (Screen screen = Screen.open()) {
            Page page = screen.page;
            page.route("**/staff?*", route -> route.fulfill(new Route.FulfillOptions().setStatus(503).setContentType("application/problem+json")
                    .setBody("{\"type\":\"/problems/identity-server-unavailable\",\"status\":503,\"detail\":\"It does not answer.\"}")));
            screen.signIn("operator").area("Users");
            assertThat(page.getByRole(AriaRole.ALERT).getByText("It does not answer.")).isVisible();
            assertThat(screen.heading("What was changed")).isVisible();
            screen.isAccessible();
            page.unrouteAll();
            screen.button("Try again").click();
            assertThat(page.getByLabel("Operator: Operator Staff")).isVisible();
        }
    }

    private static JsonNode staff(Tokens.Person person) {
        return Caller.staff("operator").get("/staff/" + person.sub()).must(200).body();
    }

    @Test
    void the_screens_of_operators_fit_a_small_window_in_the_dark() {
        try (Screen small = Screen.open(new NewContextOptions().setViewportSize(320, 640).setColorScheme(ColorScheme.DARK).setLocale("en-GB"))) {
            small.signIn("operator");
            for (String place : List.of("users", "keys", "webhooks", "operations", "reach")) {
                small.go(place);
                if (place.equals("users")) assertThat(small.page.locator("console-staff-changes h2")).isVisible();
                small.fitsItsWidth();
                small.isAccessible();
            }
            assertEquals(List.of(), small.complaints);
        }
    }

    private static LocatorAssertions assertThat(Locator locator) {
        return PlaywrightAssertions.assertThat(locator);
    }
}
