package touchstone.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import touchstone.test.Browser;
import touchstone.test.SocialSignIn;

/** The page on which somebody sees, corrects, takes along and ends what is held on them. */
class MyDataTest {
    @BeforeAll
    static void start() {
        RunningSystem.stack();
    }

    @Test
    void a_telephone_number_and_an_address_are_added_corrected_and_taken_away() {
        try (Screen prospect = registered(new NewContextOptions().setViewportSize(320, 740).setColorScheme(ColorScheme.DARK))) {
            Page page = prospect.page;
            prospect.button("Add a phone number").click();
            assertThat(page.getByLabel("Phone")).isFocused();
            page.getByLabel("Phone").fill("123");
            prospect.button("Add an address").click();
            page.getByLabel("Country").selectOption("DE");
            page.getByLabel("Street and house").fill("Werkstrasse 1");
            page.getByLabel("Place").fill("Bremen");
            page.getByLabel("Postal code").fill("99");
            prospect.button("Save").click();
            assertThat(page.locator("[aria-invalid]").first()).isVisible();
            prospect.isAccessible();
            prospect.fitsItsWidth();
            prospect.picture("my-data-small-dark");

            page.getByLabel("Phone").fill("+49 421 2180");
            page.getByLabel("Postal code").fill("28359");
            prospect.button("Save").click();
            assertThat(page.getByText("Saved.")).isVisible();
            page.reload();
            assertThat(page.getByLabel("Phone")).hasValue("+494212180");
            assertThat(page.getByLabel("Place")).hasValue("Bremen");
            assertThat(page.getByLabel("Country")).hasValue("DE");

            prospect.button("Remove").click();
            prospect.button("Save").click();
            assertThat(page.getByText("Saved.")).isVisible();
            page.reload();
            assertThat(page.getByLabel("Place")).hasValue("Bremen");
            assertThat(page.getByLabel("Phone")).hasCount(0);
            assertEquals(List.of(), prospect.complaints);
        }
    }

    @Test
    void all_that_is_held_is_taken_along_and_its_use_ended_and_allowed_again() throws IOException {
        try (Screen prospect = registered(new NewContextOptions().setViewportSize(1280, 900))) {
            prospect.page.waitForFunction("() => fetch('/timelines/me?all=true').then(answer => answer.text()).then(text => text.includes('registered'))");
            Download data = prospect.page.waitForDownload(() -> prospect.button("Download my data").click());
            String held = Files.readString(data.path());
            assertTrue(held.contains("\"sourceRecords\"") && held.contains("Visitor"), held);
            // What other services hold, too: what they asked for, and what they did here, such as signing in.
            assertTrue(held.contains("\"requests\": []") && held.contains("\"demoRequests\": []") && held.contains("\"verb\": \"registered\""), held);
            Page read = prospect.page.waitForPopup(() -> prospect.link("Read all of it").click());
            assertThat(read.getByText("Visitor").first()).isVisible();
            read.close();

            prospect.button("End the use").click();
            assertThat(prospect.page.getByText("Nobody uses your data from now on.")).isVisible();
            prospect.button("Let it be used again").click();
            assertThat(prospect.page.getByText("Your data may be used again.")).isVisible();
            prospect.isAccessible();
            assertEquals(List.of(), prospect.complaints);
        }
    }

    @Test
    void another_address_is_theirs_once_they_have_opened_the_link_that_goes_there() {
        String address = "other-" + UUID.randomUUID() + "@fabrikam.test";
        try (Screen prospect = registered(new NewContextOptions().setViewportSize(1280, 900))) {
            Page page = prospect.page;
            page.getByLabel("New e-mail address").fill(address);
            prospect.button("Send a link").click();
            assertThat(page.getByText("A link is on its way to " + address + ".")).isVisible();
            prospect.isAccessible();

            String mails = Await.until(Duration.ofSeconds(60), () -> new Browser().get(RunningSystem.stack().mails() + "/messages").body(), all -> all.contains(address));
            Matcher link = Pattern.compile("/email-confirmations/[A-Za-z0-9._~%-]+").matcher(mails.substring(mails.indexOf(address)));
            assertTrue(link.find(), mails);
            page.navigate(link.group());
            page.waitForResponse(answer -> answer.request().method().equals("POST"), () -> page.getByRole(AriaRole.BUTTON).first().click());
            page.navigate("/shop/my-data.html");
            assertThat(page.getByText("We write to " + address)).isVisible();
        }
    }

    @Test
    void everything_is_erased_after_having_been_asked_once_more() {
        try (Screen prospect = registered(new NewContextOptions().setViewportSize(1280, 900))) {
            Page page = prospect.page;
            prospect.button("Erase everything").click();
            prospect.isAccessible();
            prospect.button("Cancel").click();
            assertThat(prospect.button("Save")).isVisible();

            prospect.button("Erase everything").click();
            prospect.button("Erase for good").click();
            assertThat(page.getByText("All we held on you is erased.")).isVisible();
            assertTrue(prospect.link("The certificate of it").getAttribute("href").contains("/erasures/"));
            assertEquals(List.of(), prospect.complaints);
        }
    }

    @Test
    void what_is_ticked_on_the_form_is_agreed_to_and_can_be_taken_back_and_given_again() {
        try (Screen prospect = atTheForm(new NewContextOptions().setViewportSize(320, 740))) {
            Page page = prospect.page;
            assertThat(page.getByLabel("Newsletter")).not().isChecked();
            assertThat(page.getByText("We may write to you about our products")).isVisible();
            page.getByLabel("Newsletter").check();
            prospect.isAccessible();
            prospect.fitsItsWidth();
            prospect.picture("registration-small");
            prospect.button("Register").click();

            Locator newsletter = page.locator("[part=consents] li").filter(new Locator.FilterOptions().setHasText("Newsletter"));
            Locator calls = page.locator("[part=consents] li").filter(new Locator.FilterOptions().setHasText("Calls by our sales people"));
            assertThat(newsletter).containsText("Yes");
            assertThat(calls.getByRole(AriaRole.BUTTON)).hasText("I agree");
            calls.getByRole(AriaRole.BUTTON).click();
            assertThat(calls).containsText("Yes");
            newsletter.getByRole(AriaRole.BUTTON).click();
            assertThat(newsletter).containsText("No");
            assertThat(newsletter.getByRole(AriaRole.BUTTON)).hasText("I agree");
            prospect.isAccessible();
            prospect.fitsItsWidth();
            prospect.picture("consents-small");
            assertEquals(List.of(), prospect.complaints);
        }
    }

    private static Screen registered(NewContextOptions options) {
        return Screen.open(options).register(SocialSignIn.newVisitor());
    }

    private static Screen atTheForm(NewContextOptions options) {
        SocialSignIn.Visitor person = SocialSignIn.newVisitor();
        Screen screen = Screen.open(options);
        screen.page.navigate("/shop/my-data.html");
        screen.button("No, thank you").click();
        screen.page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in")).click();
        screen.continueAs(person);
        assertThat(screen.button("Register")).isVisible();
        return screen;
    }
}
