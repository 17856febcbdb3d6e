package touchstone.system;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import touchstone.test.SocialSignIn;

/**
 * A person's browser window: Chromium as it is installed, by name from the {@code PATH} or as {@code TOUCHSTONE_BROWSER} says (a name or a path). Where it is asked for by that
 * variable it must be there; else the tests that need it are skipped, and say so.
 */
final class Screen implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage");
    private static final Set<String> SERIOUS = Set.of("serious", "critical");
    private static final double PATIENCE_MILLIS = 30_000;

    private static final Queue<String> CLOSED = new ConcurrentLinkedQueue<>();
    private static Playwright playwright;
    private static Browser browser;

    final Page page;
    /** What the pages complained of in the console, and requests to elsewhere. */
    final List<String> complaints = new ArrayList<>();
    /** Answers that refused or failed. */
    private final List<String> refusals = new ArrayList<>();
    private final BrowserContext context;

    private Screen(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        page.onPageError(error -> complaints.add("script error: " + error));
        page.onResponse(answer -> {
            if (answer.status() >= 400) refusals.add(answer.status() + " " + answer.request().method() + " " + answer.url());
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy") || message.text().contains("Content-Security-Policy")) complaints.add(message.text());
        });
    }

    static Screen open() {
        return open(new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("en-GB"));
    }

    static Screen open(Browser.NewContextOptions options) {
        return new Screen(browser().newContext(options.setBaseURL(RunningSystem.stack().front())));
    }

    /** Fails if a rule of WCAG 2.2 A or AA is broken in a serious manner by what is shown now. */
    void isAccessible() {
        List<Rule> found = new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")).analyze().getViolations();
        Assertions.assertEquals(List.of(), found.stream().filter(rule -> SERIOUS.contains(rule.getImpact()))
                .map(rule -> rule.getId() + ": " + rule.getNodes().stream().map(node -> String.valueOf(node.getTarget()) + " " + node.getFailureSummary()).collect(Collectors.joining(", "))).toList(), page.url());
    }

    /** Fails if what is shown is wider than the window, and names what reaches out of it. */
    void fitsItsWidth() {
        Assertions.assertEquals(List.of(), page.evaluate("""
                () => {
                  const { scrollWidth, clientWidth } = document.documentElement;
                  const all = root => [...root.querySelectorAll('*')].flatMap(element => [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
                  return scrollWidth <= clientWidth ? [] : all(document).filter(element => element.getBoundingClientRect().right > clientWidth + 1)
                    .map(element => `${element.localName}.${element.className} ${Math.round(element.getBoundingClientRect().right)}`).slice(0, 30);
                }"""), page.url() + " is wider than its window");
    }

    /** Keeps what is shown now as a picture: in the folder that {@code TOUCHSTONE_PICTURES} names, else under {@code target}. */
    void picture(String name) {
        String folder = System.getenv().getOrDefault("TOUCHSTONE_PICTURES", "target/pictures");
        page.evaluate("document.fonts.ready");
        // Also what is below the window, and would be loaded only when somebody comes there.
        page.evaluate("""
                () => {
                  const all = root => [...root.querySelectorAll('*')].flatMap(element => [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
                  return Promise.all(all(document).filter(({ localName }) => localName === 'img').map(image => {
                    image.loading = 'eager';
                    return image.decode().catch(() => null);
                  })).then(() => true);
                }""");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")).setFullPage(true).setAnimations(ScreenshotAnimations.DISABLED));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).first();
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first();
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name)).first();
    }

    /** Signs a member of staff in to the console. */
    Screen signIn(String username) {
        page.navigate("/console/");
        link("Sign in").click();
        login(username);
        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Console"))).isVisible();
        return this;
    }

    /** From the dialog that tells what would be shared to where it leads back. */
    void continueAs(SocialSignIn.Visitor person) {
        button("Tick all").click();
        isAccessible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue to")).click();
        login(person.username());
    }

    /** Makes a prospect of somebody who was nowhere before. In the end the page with their data shows what is held. */
    Screen register(SocialSignIn.Visitor person) {
        page.navigate("/shop/my-data.html");
        button("No, thank you").click();
        page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in")).click();
        continueAs(person);
        button("Register").click();
        PlaywrightAssertions.assertThat(button("Save")).isVisible();
        return this;
    }

    /** Opens an area of the console. */
    void area(String name) {
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Console")).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)).click();
        PlaywrightAssertions.assertThat(heading(name)).isVisible();
    }

    /** Opens another place of the console, such as {@code board}, and waits until it is what is shown. */
    void go(String place) {
        page.locator("main > *").evaluateAll("shown => shown.forEach(one => one.setAttribute('data-before', ''))");
        page.navigate("/console/#/" + place);
        PlaywrightAssertions.assertThat(page.locator("main > [data-before]")).hasCount(0);
        PlaywrightAssertions.assertThat(page.locator("main > *").locator("h1").first()).isVisible();
    }

    private void login(String username) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(username);
        page.locator("#kc-login").click();
    }

    @Override
    public void close() {
        try {
            CLOSED.add(page.url() + "\n" + page.locator("body").ariaSnapshot() + "\nrefused: " + refusals + "\ncomplaints: " + complaints);
        } catch (PlaywrightException e) {
            CLOSED.add("nothing that can be read: " + e.getMessage());
        }
        context.close();
    }

    /** What the windows closed since the last call showed in the end: to be told with a test that failed. */
    static List<String> closed() {
        List<String> shown = new ArrayList<>();
        for (String one = CLOSED.poll(); one != null; one = CLOSED.poll()) shown.add(one);
        return shown;
    }

    static synchronized void closeBrowser() {
        if (playwright != null) playwright.close();
    }

    private static synchronized Browser browser() {
        if (browser == null) {
            String asked = System.getenv("TOUCHSTONE_BROWSER");
            Optional<Path> found = asked == null ? NAMES.stream().flatMap(name -> onPath(name).stream()).findFirst() : asked.contains(File.separator) ? Optional.of(Path.of(asked)) : onPath(asked);
            if (asked != null && found.isEmpty()) throw new AssertionError("no browser: " + asked + " is not on the PATH");
            Assumptions.assumeTrue(found.isPresent(), "skipped: no Chromium on the PATH");
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(found.get()).setArgs(ARGUMENTS));
        }
        return browser;
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    }
}
