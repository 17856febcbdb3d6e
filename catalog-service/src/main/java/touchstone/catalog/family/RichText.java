package touchstone.catalog.family;

import java.util.Set;
import org.owasp.html.HtmlChangeListener;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * HTML that is safe to show: paragraphs, headings, lists, tables, emphasis, and links to https and mail. What merely decorates is dropped; what could act, such as a
 * script, is refused, since whoever sent it meant something else than what would be left.
 */
final class RichText {
    private static final PolicyFactory SAFE = new HtmlPolicyBuilder()
            .allowElements("p", "br", "h2", "h3", "h4", "ul", "ol", "li", "b", "strong", "i", "em", "u", "sub", "sup", "blockquote", "code", "pre",
                    "table", "thead", "tbody", "tr", "th", "td", "a")
            .allowAttributes("href").onElements("a")
            .allowAttributes("colspan", "rowspan").matching(java.util.regex.Pattern.compile("[0-9]{1,2}")).onElements("th", "td")
            .allowAttributes("lang", "dir").globally()
            .allowUrlProtocols("https", "mailto")
            .requireRelNofollowOnLinks()
            .toFactory();
    private static final Set<String> ACTIVE = Set.of("script", "iframe", "frame", "object", "embed", "applet", "form", "input", "button", "textarea", "select", "style",
            "link", "meta", "base", "svg", "math", "template", "noscript", "video", "audio");

    private RichText() {}

    /** @throws NotOfType if there is something in it that could act, or nothing that is shown */
    static String safe(String html) {
        String safe = SAFE.sanitize(html, REFUSAL, null).strip();
        // In what is safe, each < begins a tag.
        if (safe.replaceAll("<[^>]*>", "").isBlank()) throw new NotOfType("nothing-to-show", "has nothing in it that is shown");
        return safe;
    }

    private static final HtmlChangeListener<Object> REFUSAL = new HtmlChangeListener<>() {
        @Override
        public void discardedTag(Object context, String element) {
            // A link loses its tag with the only thing it is allowed to say.
            if (element.equals("a")) throw new NotOfType("unsafe-markup", "has a link that goes neither to https nor to mailto");
            if (ACTIVE.contains(element)) throw new NotOfType("unsafe-markup", "has an element " + element + ", which is not taken");
        }

        @Override
        public void discardedAttributes(Object context, String element, String... attributes) {
            for (String attribute : attributes) {
                if (attribute.startsWith("on") || attribute.equals("href") || attribute.equals("src")) {
                    throw new NotOfType("unsafe-markup", "has an attribute " + attribute + " that is not taken");
                }
            }
        }
    };
}
