package touchstone.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a page of the shop may cost whoever opens it: bytes and requests as they go over the wire, and how much of what is read moves while it loads (CLS, web.dev/articles/cls). */
class BudgetTest {
    private static final int MOST_PLUGIN_BYTES = 40_000;
    private static final int MOST_PAGE_BYTES = 60_000;
    private static final int MOST_REQUESTS = 40;
    private static final double MOST_SHIFT = 0.02;
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static String product;

    @BeforeAll
    static void publishProducts() {
        RunningSystem.stack();
        StringBuilder csv = new StringBuilder("sku,name,category,subcategory,color,list_price_usd,description_en\n");
        for (int i = 0; i < 12; i++) csv.append("B").append(i).append('-').append(RUN).append(",Budget pump ").append(i).append(' ').append(RUN).append(",Pumps,Budget pumps,Blue,100.00,Pumps for less.\n");
        Governing.Imported imported = Governing.imports(csv.toString());
        Governing.approve(imported.products());
        assertEquals(12, Governing.withOutcome(Governing.publish(imported.products()), "PUBLISHED").size());
        product = imported.ids().get("B0-" + RUN);
    }

    @Test
    void the_list_stays_within_its_budget() {
        assertWithinBudget("/shop/", page -> assertThat(page.getByRole(AriaRole.LISTITEM).first()).isVisible());
    }

    @Test
    void a_product_stays_within_its_budget() {
        assertWithinBudget("/shop/product.html?id=" + product, page -> assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Budget pump 0 " + RUN))).isVisible());
    }

    @Test
    void the_other_pages_stay_within_their_budget() {
        assertWithinBudget("/shop/contact.html", page -> assertThat(page.getByLabel("E-mail")).isVisible());
        assertWithinBudget("/shop/my-data.html", page -> assertThat(page.getByText("Sign in to see what we hold on you.")).isVisible());
        assertWithinBudget("/shop/requests.html", page -> assertThat(page.getByText("Sign in to see what has become of your requests.")).isVisible());
    }

    private static void assertWithinBudget(String path, Consumer<Page> shown) {
        for (int width : List.of(1280, 390)) {
            try (Screen visitor = Screen.open(new NewContextOptions().setViewportSize(width, 800))) {
                var elsewhere = new ConcurrentLinkedQueue<String>();
                visitor.page.onRequest(request -> {
                    if (!request.url().startsWith(RunningSystem.stack().front() + "/") && !request.url().startsWith("data:")) elsewhere.add(request.url());
                });
                visitor.page.addInitScript("window.shift = 0; window.shifts = []; new PerformanceObserver(list => list.getEntries().forEach(entry => { if (!entry.hadRecentInput) { window.shift += entry.value;"
                        + " window.shifts.push(entry.value.toFixed(4) + ' ' + entry.sources.map(({ node }) => node && (node.localName || node.nodeName)).join(',')); } })).observe({ type: 'layout-shift', buffered: true })");
                visitor.page.navigate(path);
                shown.accept(visitor.page);
                assertThat(visitor.button("Yes, measure")).isVisible();
                visitor.page.waitForLoadState(LoadState.NETWORKIDLE);

                // As it goes over the wire: compressed where it was, and all bytes of the page with their headers. Its pictures are the catalog's.
                Map<String, Number> cost = cost(visitor.page);
                String all = path + " at " + width + ": " + new TreeMap<>(cost) + " " + visitor.page.evaluate("window.shifts.join('; ')");
                assertTrue(cost.get("plugin").intValue() > 5_000, all);
                assertTrue(cost.get("plugin").intValue() <= MOST_PLUGIN_BYTES, all);
                assertTrue(cost.get("bytes").intValue() <= MOST_PAGE_BYTES, all);
                assertTrue(cost.get("requests").intValue() <= MOST_REQUESTS, all);
                assertTrue(cost.get("shift").doubleValue() <= MOST_SHIFT, all);
                assertEquals(List.of(), List.copyOf(elsewhere));
                assertEquals(List.of(), visitor.complaints);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Number> cost(Page page) {
        return (Map<String, Number>) page.evaluate("""
                () => {
                  const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].filter(({ initiatorType }) => initiatorType !== 'img');
                  const bytes = of => of.reduce((sum, { transferSize }) => sum + transferSize, 0);
                  return { requests: entries.length, bytes: bytes(entries), plugin: entries.filter(({ name }) => name.includes('/plugin/')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0), shift: window.shift };
                }""");
    }
}
